package io.marram.emulator.cli.cars;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which network finds the cars. */
final class CarModelOption {

  @Option(
      names = "--model",
      paramLabel = "FILE.json",
      description = "The descriptor of a detector of your own, instead of CenterNet.")
  private Optional<Path> file = Optional.empty();

  /** A descriptor; empty for CenterNet. */
  Optional<Path> file() {
    return file;
  }
}
