package io.marram.emulator.aws.iot;

import java.util.Objects;

/**
 * A user property of an MQTT 5 message; names may repeat, and their order counts.
 *
 * @param name UTF-8 text, may be empty
 * @param value UTF-8 text, may be empty
 */
public record UserProperty(String name, String value) {

  public UserProperty {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
