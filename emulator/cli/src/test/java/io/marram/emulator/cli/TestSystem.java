package io.marram.emulator.cli;

import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.process.ProcessLock;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A system that is only said to be there. */
public final class TestSystem {

  private TestSystem() {}

  /** The state of a system whose gateway gw-1 has no console. */
  public static SystemState state(ProcessHandle process) {
    return new SystemState(
        process.pid(),
        ProcessLock.startOf(process),
        "gw-1",
        URI.create("mqtt://127.0.0.1:1883"),
        URI.create("mqtts://127.0.0.1:8883"),
        Path.of("/certificates"),
        URI.create("http://127.0.0.1:9324"),
        "http://127.0.0.1:9324/000000000000/requests.fifo",
        "http://127.0.0.1:9324/000000000000/responses.fifo",
        "http://127.0.0.1:9324/000000000000/marram-readings",
        URI.create("http://127.0.0.1:8000"),
        URI.create("http://127.0.0.1:9001"),
        "people",
        Optional.empty());
  }
}
