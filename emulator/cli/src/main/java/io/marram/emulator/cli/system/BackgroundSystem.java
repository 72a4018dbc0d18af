package io.marram.emulator.cli.system;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.gateway.ConsoleLogin;
import io.marram.emulator.cli.gateway.GatewayEvent;
import io.marram.emulator.cli.gateway.LocalGateway;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.PlainProgress;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.JavaRuntime;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A {@code marram up} in a process of its own. It ends with this process, however this one ends,
 * unless it is detached.
 */
public final class BackgroundSystem implements AutoCloseable {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final int STOP_SECONDS = 30;
  private static final int LOOK_MILLIS = 100;
  private static final Path SESSION_LEADER = Path.of("/usr/bin/setsid");

  private final Process process;
  private final Path log;
  private final Thread atInterrupt = new Thread(this::stop, "background-system");
  private final List<ConsoleLogin> logins = new CopyOnWriteArrayList<>();

  private BackgroundSystem(Process process, Path log) {
    this.process = process;
    this.log = log;
    Runtime.getRuntime().addShutdownHook(atInterrupt);
    Thread listener = new Thread(this::listen, "background-system-logins");
    listener.setDaemon(true);
    listener.start();
  }

  /**
   * Starts a system.
   *
   * @param main the command line, which has {@code up}
   * @throws CommandFailure if there can be no such process
   */
  public static BackgroundSystem start(CommandContext context, Class<?> main) {
    Path log = context.home().logs().resolve("up.log");
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command(context, main)).redirectError(Redirect.to(log.toFile()));
      builder.environment().put("MARRAM_HOME", context.home().root().toString());
      return new BackgroundSystem(builder.start(), log);
    } catch (IOException e) {
      throw new CommandFailure("cannot start the system: " + e.getMessage(), e);
    }
  }

  private static List<String> command(CommandContext context, Class<?> main) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SESSION_LEADER)) {
      // Ctrl-C is for the command in front, which then stops this one in good order.
      command.add(SESSION_LEADER.toString());
    }
    command.addAll(
        List.of(
            JavaRuntime.executable(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Djava.awt.headless=true",
            CommandContext.projectOption(context.project()),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName(),
            "up",
            "--until-stdin-closes"));
    return command;
  }

  /**
   * Waits until the system works and passes on what it says meanwhile.
   *
   * @throws CommandFailure if it does not start, with the reason it gave
   */
  public void awaitReady(ProgressDisplay progress) throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("starting the system");
    long deadline = System.nanoTime() + START_LIMIT.toNanos();
    int shown = 0;
    String last = "";
    while (System.nanoTime() < deadline) {
      boolean alive = process.isAlive();
      List<String> lines = lines();
      for (String line : lines.subList(Math.min(shown, lines.size()), lines.size())) {
        if (line.startsWith(UpCommand.READY)) {
          part.done();
          return;
        }
        relay(line, progress, part);
        last = line;
      }
      shown = lines.size();
      if (!alive) {
        part.failed();
        throw new CommandFailure(last.replaceFirst("^marram: ", "") + " (see " + log + ")");
      }
      Thread.sleep(LOOK_MILLIS);
    }
    part.failed();
    throw new CommandFailure(
        "the system is not ready after " + START_LIMIT.toSeconds() + " s, see " + log);
  }

  /** A password that the gateway made when it started; it must not get into the log. */
  public List<ConsoleLogin> logins() {
    return List.copyOf(logins);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        GatewayEvent.parse(line)
            .filter(GatewayEvent.Password.class::isInstance)
            .map(event -> ((GatewayEvent.Password) event).login())
            .ifPresent(logins::add);
      }
    } catch (IOException e) {
      // The same as its end: the log says what happened to the system.
    }
  }

  private static void relay(String line, ProgressDisplay progress, ProgressDisplay.Part part) {
    if (line.startsWith(PlainProgress.DONE) || line.startsWith(LocalGateway.WARNING)) {
      progress.note(line);
    } else if (line.startsWith(PlainProgress.STEP)) {
      part.at(line.substring(PlainProgress.STEP.length()));
    }
  }

  /** The complete lines of its log so far. */
  private List<String> lines() {
    try {
      String text = Files.readString(log, StandardCharsets.UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the system run on when this process ends. */
  public void detach() {
    try (PrintStream stdin =
        new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      stdin.println(UpCommand.DETACH);
    }
    forgetShutdownHook();
  }

  /** Stops the system and waits until all its processes are gone. */
  @Override
  public void close() {
    stop();
    forgetShutdownHook();
  }

  private synchronized void stop() {
    List<ProcessHandle> children = process.descendants().toList();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroy(); // its end of the pipe is closed, so it cannot be asked that way
    }
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      for (ProcessHandle child : children) {
        RunningSystem.end(child);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void forgetShutdownHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(atInterrupt);
    } catch (IllegalStateException e) {
      // The process is ending: the hook runs, and waits for what this thread has begun.
    }
  }
}
