package io.marram.inference;

import java.util.HashMap;
import java.util.Map;

/** System properties that a library reads while it starts, put back as they were afterwards. */
final class TemporaryProperties {

  private final Map<String, String> before = new HashMap<>();

  TemporaryProperties(Map<String, String> properties) {
    properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
  }

  void restore() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
  }
}
