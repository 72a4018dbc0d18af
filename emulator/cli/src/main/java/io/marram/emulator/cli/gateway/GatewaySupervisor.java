package io.marram.emulator.cli.gateway;

import io.marram.emulator.cli.output.CommandFailure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps a gateway running: when its process ends, another one is started after a pause that doubles
 * as long as it keeps ending.
 */
final class GatewaySupervisor implements AutoCloseable {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** A gateway that worked for so long ended for a new reason. */
  private static final Duration STEADY = Duration.ofMinutes(1);

  private final Supplier<GatewayProcess> starter;
  private final Consumer<String> notes;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "gateway-supervisor");
            thread.setDaemon(true);
            return thread;
          });

  private GatewayProcess current;
  private long startedNanos;
  private Duration pause = FIRST_PAUSE;
  private boolean closed;

  /**
   * @param starter starts a process
   * @param notes told when the gateway ended and when it works again
   */
  GatewaySupervisor(Supplier<GatewayProcess> starter, Consumer<String> notes) {
    this.starter = starter;
    this.notes = notes;
  }

  /**
   * Starts the gateway for the first time.
   *
   * @return completes when it works, exceptionally if it does not come up
   */
  synchronized CompletableFuture<GatewayEvent.Ready> start() {
    current = starter.get();
    startedNanos = System.nanoTime();
    return current.ready();
  }

  /** From now on the gateway is started again whenever it ends. */
  synchronized void supervise() {
    GatewayProcess watched = current;
    watched.ended().thenAcceptAsync(process -> restartLater(process.exitValue()), timer);
  }

  @Override
  public void close() {
    GatewayProcess last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    timer.shutdownNow();
    if (last != null) {
      last.close();
    }
  }

  private synchronized void restartLater(int exitValue) {
    if (closed) {
      return;
    }
    if (System.nanoTime() - startedNanos > STEADY.toNanos()) {
      pause = FIRST_PAUSE;
    }
    notes.accept(
        "The gateway ended (exit code %d). Starting it again in %.1f s."
            .formatted(exitValue, pause.toMillis() / 1000.0));
    timer.schedule(this::restart, pause.toMillis(), TimeUnit.MILLISECONDS);
    pause =
        pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
  }

  private synchronized void restart() {
    if (closed) {
      return;
    }
    try {
      start().thenRun(() -> notes.accept("The gateway works again."));
      supervise();
    } catch (CommandFailure e) {
      notes.accept(e.getMessage());
      restartLater(-1);
    }
  }
}
