package io.marram.emulator.cli.sensing;

import io.marram.cloud.store.StoreException;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.util.Locale;

/** Says once, when a system has run for some seconds, how its sensors are doing. */
public final class SensingNotice {

  private static final int SECONDS = 4;

  private SensingNotice() {}

  /** Looks in the background; a store that is away by then is no matter for this. */
  public static void begin(SystemState system, ProgressDisplay progress) {
    Thread looks = new Thread(() -> look(system, progress), "sensing-notice");
    looks.setDaemon(true);
    looks.start();
  }

  private static void look(SystemState system, ProgressDisplay progress) {
    try (SensingStore store = SensingStore.of(system)) {
      SensingSummary before = SensingSummary.of(store.readings().latest(system.thing()));
      long began = System.nanoTime();
      Thread.sleep(SECONDS * 1000L);
      SensingSummary now = SensingSummary.of(store.readings().latest(system.thing()));
      double rate = now.ratePerSecond(before, (System.nanoTime() - began) / 1e9);
      progress.note(
          String.format(
              Locale.ROOT,
              "%d sensors, %.1f readings/s, %s",
              now.sensors(),
              rate,
              now.age(System.currentTimeMillis())));
    } catch (StoreException e) {
      progress.note("The store does not tell how the sensors are doing: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
