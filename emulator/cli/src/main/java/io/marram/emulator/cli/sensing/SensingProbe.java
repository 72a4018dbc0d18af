package io.marram.emulator.cli.sensing;

import io.marram.cloud.store.StoreException;
import io.marram.cloud.store.StoredReading;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds out whether readings get all the way to the store. */
public final class SensingProbe {

  private static final int PATIENCE_SECONDS = 60;
  private static final int PATIENCE_WITH_KEPT_WIRES_SECONDS = 15;
  private static final int LOOK_MILLIS = 100;

  private final SystemState system;
  private final String thing;
  private final long since;

  /**
   * @param thing the gateway in question
   * @param since readings that were received before are of an earlier start, epoch milliseconds
   */
  public SensingProbe(SystemState system, String thing, long since) {
    this.system = system;
    this.thing = thing;
    this.since = since;
  }

  /**
   * Waits until a reading is stored.
   *
   * @param keptWires whether the wires may have been drawn for something else: then it is not
   *     waited as long
   * @throws CommandFailure if none comes
   */
  public void awaitReading(boolean keptWires) throws InterruptedException {
    int seconds = keptWires ? PATIENCE_WITH_KEPT_WIRES_SECONDS : PATIENCE_SECONDS;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try (SensingStore store = SensingStore.of(system)) {
      while (System.nanoTime() < deadline) {
        List<StoredReading> latest = store.readings().latest(thing);
        if (latest.stream().anyMatch(reading -> reading.receivedAt() >= since)) {
          return;
        }
        Thread.sleep(LOOK_MILLIS);
      }
    } catch (StoreException e) {
      throw new CommandFailure("the store cannot be read: " + e.getMessage(), e);
    }
    throw new CommandFailure(
        "no reading gets to the store: none came within %d s; the gateway's log says why"
            .formatted(seconds));
  }
}
