package io.marram.cars.impulse;

import io.marram.log.Printable;
import io.marram.log.ProcessOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A model's process and all that it starts, which end together. */
final class ModelProcess implements AutoCloseable {

  /** Who has this in the environment was started by a model, even if its parent has ended. */
  private static final String MARK = "MARRAM_IMPULSE_RUN";

  private static final Path PROCESSES = Path.of("/proc");
  private static final long EXIT_MILLIS = 300;

  private final Process process;
  private final String mark;
  private final ProcessOutput output;
  private final Duration patience;

  /**
   * Starts it.
   *
   * @param folder its working folder
   * @param patience how long it may take to end when it is asked to
   */
  ModelProcess(Path program, Path folder, Path socket, Duration patience) throws ModelFailure {
    this.patience = patience;
    this.mark = MARK + "=" + UUID.randomUUID();
    ProcessBuilder builder =
        new ProcessBuilder(program.toString(), socket.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put(MARK, mark.substring(MARK.length() + 1));
    try {
      this.process = builder.redirectInput(Path.of("/dev/null").toFile()).start();
    } catch (IOException e) {
      throw cannotStart(e);
    }
    this.output = new ProcessOutput(process.getInputStream(), "marram-impulse-" + process.pid());
    output.start();
  }

  private static ModelFailure cannotStart(IOException failure) {
    String text = String.valueOf(failure.getMessage());
    if (text.contains("error=26")) {
      return ModelFailure.passing("somebody still writes the file");
    }
    if (text.contains("error=2,")) {
      return ModelFailure.lasting(
          "the file is there, but not the loader or interpreter that it names");
    }
    return ModelFailure.lasting("it cannot be started: " + Printable.of(text));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * How it ended, if it did or is about to, and what it wrote last.
   *
   * @return to be put behind a reason; may be empty
   */
  String lastWords() {
    boolean exited = awaitExit(EXIT_MILLIS);
    String words = exited ? output.lastLines() : output.linesNow();
    return (exited ? "; it ended with status " + process.exitValue() : "")
        + (words.isEmpty() ? "" : "; it wrote: " + words);
  }

  /**
   * Asks it to end, so that it can give back its shared memory, and after a while ends it and what
   * it started by force.
   */
  @Override
  public void close() {
    if (process.isAlive()) {
      interrupt();
      awaitExit(patience.toMillis());
    }
    List<ProcessHandle> rest =
        Stream.concat(process.descendants(), ProcessHandle.allProcesses().filter(this::isMarked))
            .toList();
    process.destroyForcibly();
    rest.forEach(ProcessHandle::destroyForcibly);
    awaitExit(EXIT_MILLIS);
  }

  /** Java has no method to send SIGINT, but every shell has. */
  private void interrupt() {
    try {
      new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$0\"", Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroy();
    }
  }

  private boolean awaitExit(long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // whoever interrupts has no time
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  private boolean isMarked(ProcessHandle other) {
    try {
      Path environment = PROCESSES.resolve(other.pid() + "/environ");
      return Files.isReadable(environment)
          && new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1)
              .contains(mark);
    } catch (IOException e) {
      // it has ended, or it is somebody else's
      return false;
    }
  }
}
