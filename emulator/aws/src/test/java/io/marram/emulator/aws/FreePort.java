package io.marram.emulator.aws;

import java.nio.file.Path;

/** A port of 127.0.0.1 that nobody listens on. */
final class FreePort {

  private FreePort() {}

  static int find() {
    Path unused = Path.of("unused");
    return TwinPorts.choose(TwinSettings.onFreePorts(unused, unused)).mqtt();
  }
}
