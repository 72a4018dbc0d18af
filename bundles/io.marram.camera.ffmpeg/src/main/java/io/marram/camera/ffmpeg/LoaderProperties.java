package io.marram.camera.ffmpeg;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What JavaCPP is told by system properties, for as long as it loads. */
final class LoaderProperties {

  private final Map<String, String> before = new HashMap<>();

  /**
   * @param directory where libraries are looked for first, and unpacked to; null for JavaCPP's own
   */
  LoaderProperties(Path directory) {
    // without it, a thread that never ends would keep the class loader for ever
    set("org.bytedeco.javacpp.nopointergc", "true");
    set("org.bytedeco.javacpp.pathsfirst", "true");
    if (directory != null) {
      set("org.bytedeco.javacpp.cachedir", directory.toString());
      set("java.library.path", directory.toString());
    }
  }

  private void set(String property, String value) {
    before.put(property, System.getProperty(property));
    System.setProperty(property, value);
  }

  /** Sets them back to what they were. */
  void restore() {
    before.forEach(
        (property, value) -> {
          if (value == null) {
            System.clearProperty(property);
          } else {
            System.setProperty(property, value);
          }
        });
  }
}
