package io.marram.emulator.cli.gateway;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One process of the gateway emulator. It ends by itself when this process ends. */
public final class GatewayProcess implements AutoCloseable {

  /**
   * How glibc handles the memory of native inference: no heap per thread, and what a picture took
   * is kept for the next one up to 64 MiB a piece. By default glibc gives the largest pieces back
   * and fetches them again for every picture, which takes half of the car detector's time.
   */
  private static final Map<String, String> NATIVE_MEMORY =
      Map.of(
          "MALLOC_ARENA_MAX", "1",
          "MALLOC_TRIM_THRESHOLD_", "67108864",
          "MALLOC_MMAP_THRESHOLD_", "67108864");

  private static final int POLITE_SECONDS = 10;

  private final Process process;
  private final CompletableFuture<GatewayEvent.Ready> ready = new CompletableFuture<>();
  private final Path log;
  private final Consumer<GatewayEvent> listener;

  private GatewayProcess(Process process, Path log, Consumer<GatewayEvent> listener) {
    this.process = process;
    this.log = log;
    this.listener = listener;
  }

  /**
   * @param command the whole command line
   * @param log takes what the gateway logs
   * @param listener told of everything the gateway says, on a thread of its own
   * @throws CommandFailure if there can be no such process
   */
  public static GatewayProcess start(
      List<String> command, Path log, Consumer<GatewayEvent> listener) {
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectError(Redirect.appendTo(log.toFile()));
      builder.environment().putAll(NATIVE_MEMORY);
      // Any credentials do for the twin; the machine's own stay out of it.
      builder.environment().put("AWS_ACCESS_KEY_ID", "local");
      builder.environment().put("AWS_SECRET_ACCESS_KEY", "local");
      GatewayProcess gateway = new GatewayProcess(builder.start(), log, listener);
      Thread events = new Thread(gateway::listen, "gateway-events");
      events.setDaemon(true);
      events.start();
      return gateway;
    } catch (IOException e) {
      throw new CommandFailure("cannot start the gateway process: " + e.getMessage(), e);
    }
  }

  /** Completes when the gateway works, exceptionally if it cannot or ends before. */
  public CompletableFuture<GatewayEvent.Ready> ready() {
    return ready;
  }

  /** Completes when the process has ended. */
  public CompletableFuture<Process> ended() {
    return process.onExit();
  }

  /** Its process id. */
  public long pid() {
    return process.pid();
  }

  /** Lets the gateway stop its bundles; kills it if that takes too long. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(POLITE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      process.destroyForcibly(); // it had ended, or the pipe broke: nothing polite is left to try
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    String ending = "";
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        GatewayEvent event = GatewayEvent.parse(line).orElse(null);
        if (event == null) {
          continue;
        }
        listener.accept(event);
        if (event instanceof GatewayEvent.Ready works) {
          ready.complete(works);
        } else if (event instanceof GatewayEvent.Failed failed) {
          ending = failed.text();
        }
      }
    } catch (IOException e) {
      ending = e.getMessage();
    }
    ready.completeExceptionally(
        new CommandFailure(
            "the gateway ended before it was ready"
                + (ending.isEmpty() ? "" : ": " + ending)
                + " (see "
                + log
                + ")"));
  }
}
