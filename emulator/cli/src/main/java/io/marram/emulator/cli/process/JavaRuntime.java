package io.marram.emulator.cli.process;

import java.nio.file.Path;

/** The Java that runs this very process, and that runs those it starts. */
public final class JavaRuntime {

  private JavaRuntime() {}

  /** The path of its program. */
  public static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
