package io.marram.emulator.cli.eval.chaos;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.JavaRuntime;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A twin of AWS in a process of its own: it and its children may be killed one by one. */
final class ChaosCloud implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofSeconds(120);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Duration END_LIMIT = Duration.ofSeconds(20);
  private static final int LOOK_MILLIS = 50;

  /** Parts of the children's class paths. */
  private static final String DATABASE = "emulator/dynamodb/";

  private static final String FUNCTION = "cloud/ingest-function/";

  private final Path folder;
  private final Path project;
  private Process process;
  private volatile ChaosTwin.Place place;

  /**
   * @param folder for all it writes
   * @param project the checkout
   */
  ChaosCloud(Path folder, Path project) {
    this.folder = folder;
    this.project = project;
  }

  /**
   * Starts it, where it was before if it was.
   *
   * @throws CommandFailure if it does not start
   */
  void start() throws InterruptedException {
    try {
      process =
          new ProcessBuilder(command())
              .redirectError(Redirect.appendTo(folder.resolve("twin.err").toFile()))
              .start();
      CompletableFuture<String> line = CompletableFuture.supplyAsync(this::firstLine);
      String said = line.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      place = ChaosTwin.Place.parse(said);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new CommandFailure("the twin of AWS does not start, see " + folder, e);
    }
  }

  /** Where it is, or was before it was killed. */
  ChaosTwin.Place place() {
    return place;
  }

  /** The broker's address. */
  InetSocketAddress broker() {
    return new InetSocketAddress(place.tls().getHost(), place.tls().getPort());
  }

  /** Kills it and starts it again. */
  void restart() throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly().waitFor();
    // They end by themselves; their ports are needed again.
    awaitEnd(children);
    start();
  }

  /** Kills its database; it starts another one. */
  void killDatabase() throws InterruptedException {
    kill(DATABASE);
  }

  /** Kills the process of the ingest function; another one is started for the next message. */
  void killFunction() throws InterruptedException {
    kill(FUNCTION);
  }

  private void kill(String classPath) throws InterruptedException {
    long deadline = System.nanoTime() + END_LIMIT.toNanos();
    Optional<ProcessHandle> victim = child(classPath);
    while (victim.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MILLIS);
      victim = child(classPath);
    }
    victim
        .orElseThrow(() -> new CommandFailure("there is no process of " + classPath + " to kill"))
        .destroyForcibly();
  }

  private Optional<ProcessHandle> child(String classPath) {
    return process
        .descendants()
        .filter(child -> child.info().commandLine().orElse("").contains(classPath))
        .findFirst();
  }

  private static void awaitEnd(List<ProcessHandle> processes) throws InterruptedException {
    long deadline = System.nanoTime() + END_LIMIT.toNanos();
    while (processes.stream().anyMatch(ProcessHandle::isAlive)) {
      if (System.nanoTime() > deadline) {
        throw new CommandFailure("a process of the killed twin does not end");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private String firstLine() {
    try {
      String line = process.inputReader(StandardCharsets.UTF_8).readLine();
      if (line != null) {
        return line;
      }
    } catch (IOException e) {
      throw new CommandFailure("the twin cannot be heard: " + e.getMessage(), e);
    }
    throw new CommandFailure("the twin has ended, see " + folder);
  }

  private List<String> command() {
    List<String> options =
        List.of(
            JavaRuntime.executable(),
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("java.class.path"),
            ChaosTwin.class.getName(),
            folder.resolve("aws").toString(),
            folder.resolve("twin.log").toString(),
            project.toString());
    ChaosTwin.Place before = place;
    Stream<Integer> ports =
        before == null
            ? Stream.of(0, 0, 0)
            : Stream.of(before.tls(), before.sqs(), before.dynamoDb()).map(URI::getPort);
    return Stream.concat(options.stream(), ports.map(String::valueOf)).toList();
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    List<ProcessHandle> children = process.descendants().toList();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      awaitEnd(children);
    } catch (IOException e) {
      process.destroyForcibly(); // it had ended already
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
