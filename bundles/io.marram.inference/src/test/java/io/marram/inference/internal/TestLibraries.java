package io.marram.inference.internal;

import io.marram.inference.NativePlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The native libraries of the machine that runs the tests, unpacked once per build. */
public final class TestLibraries {

  static final Path DIRECTORY = Path.of(System.getProperty("natives.directory"));
  static final Path JAR = Path.of(System.getProperty("natives.jar"));

  private TestLibraries() {}

  /** Lets {@code load} use them. */
  public static <T> T load(Function<Path, T> load) {
    NativePlatform platform = NativePlatform.current();
    try {
      String identity = platform.classifier() + "-" + platform.libtorch() + "-" + Files.size(JAR);
      NativesArchive archive =
          new NativesArchive(
              platform.classifier(), identity, "test", () -> Files.newInputStream(JAR));
      return new LibraryDirectory(DIRECTORY, platform).load(archive, load);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
