package io.marram.emulator.cli.process;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that stands for things around a gateway. It ends by itself when this process ends, and
 * is started again when it dies.
 */
public final class CompanionProcess implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(CompanionProcess.class);

  private static final int POLITE_SECONDS = 5;

  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Djava.awt.headless=true",
          "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
          "-Dorg.slf4j.simpleLogger.log.io.marram=info",
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "-Dorg.slf4j.simpleLogger.logFile=System.err");

  private static final Executor AFTER_PAUSE =
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

  private final String name;
  private final List<String> command;
  private final Path log;
  private Process process;
  private boolean closed;

  private CompanionProcess(String name, List<String> command, Path log) throws IOException {
    this.name = name;
    this.command = command;
    this.log = log;
    launch();
  }

  /**
   * Starts it; does not wait.
   *
   * @param name for people, such as "fake boards"
   * @param javaOptions such as the size of its heap
   * @param main its main class, which tells one event in JSON when it works, and runs until its
   *     standard input ends
   * @param log takes what it logs
   * @throws IOException if there can be no such process
   */
  public static CompanionProcess start(
      String name, List<String> javaOptions, Class<?> main, List<String> arguments, Path log)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(JavaRuntime.executable());
    command.addAll(JAVA_OPTIONS);
    command.addAll(javaOptions);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new CompanionProcess(name, command, log);
  }

  private void launch() throws IOException {
    process = new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile())).start();
    process.onExit().thenRunAsync(this::startAgain, AFTER_PAUSE);
  }

  private synchronized void startAgain() {
    if (closed) {
      return;
    }
    logger.warn("event=companion.ended name=\"{}\" action=start-again log={}", name, log);
    try {
      launch();
    } catch (IOException e) {
      logger.error("event=companion.start.failed name=\"{}\" reason=\"{}\"", name, e.getMessage());
    }
  }

  /**
   * Waits until it works.
   *
   * @return what it says then
   * @throws CommandFailure if it does not come up
   */
  public JsonObject awaitReady() {
    try {
      String line = current().inputReader(StandardCharsets.UTF_8).readLine();
      JsonObject event = Json.parse(line == null ? "{}" : line).asObject();
      if (!event.getString("event", "").equals("ready")) {
        throw new CommandFailure(
            "cannot start the " + name + ": " + event.getString("text", "see " + log));
      }
      return event;
    } catch (IOException | ParseException | UnsupportedOperationException e) {
      throw new CommandFailure("cannot start the " + name + ": see " + log, e);
    }
  }

  /** The process id of its latest start. */
  public long pid() {
    return current().pid();
  }

  private synchronized Process current() {
    return process;
  }

  private synchronized Process last() {
    closed = true;
    return process;
  }

  @Override
  public void close() {
    Process last = last();
    try {
      last.getOutputStream().close();
      if (!last.waitFor(POLITE_SECONDS, TimeUnit.SECONDS)) {
        last.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      last.destroyForcibly(); // it had ended, or the pipe broke: nothing polite is left to try
    } catch (InterruptedException e) {
      last.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
