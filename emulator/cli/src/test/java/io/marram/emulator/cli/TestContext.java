package io.marram.emulator.cli;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.demo.SamplePhotos;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.send.Photo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands as a user would and keeps what they print. */
public final class TestContext {

  private final Path home;
  private final Map<String, String> environment;
  private final TypedSecrets secrets = new TypedSecrets();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  public TestContext(Path home, Map<String, String> environment) {
    this.home = home;
    this.environment = environment;
  }

  public TestContext(Path home) {
    this(home, Map.of());
  }

  public CommandContext context() {
    return new CommandContext(
        Path.of("../..").toAbsolutePath().normalize(),
        new SystemHome(home),
        environment,
        stream(out),
        stream(err),
        false,
        secrets);
  }

  /** What somebody will type, or has put into a pipe. */
  public TypedSecrets secrets() {
    return secrets;
  }

  /** Runs one command; gives its exit code. What earlier ones printed is forgotten. */
  public int run(String... arguments) {
    out.reset();
    err.reset();
    return Marram.commandLine(context()).execute(arguments);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public List<String> lines() {
    return out().lines().toList();
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Writes the sample photos to a folder. */
  public static void writeSamples(Path folder) {
    try {
      Files.createDirectories(folder);
      for (Photo photo : SamplePhotos.all()) {
        Files.write(folder.resolve(photo.name()), photo.content());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
