package io.marram.emulator.cli;

import java.nio.file.Path;

/** The Java that runs this very process, and that runs those it starts. */
final class JavaRuntime {

  private JavaRuntime() {}

  /** The path of its program. */
  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
