package io.marram.ble.internal;

import io.marram.ble.RecoveryLadder;
import io.marram.ble.RecoveryStep;
import io.marram.ble.StepDistance;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings back sensors in trouble, and an adapter that hears nobody at all. */
final class Recovery {

  private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

  private static final long DEAF_MILLIS = 60_000;
  private static final int DEAF_SEARCHES = 3;
  private static final int SILENT_SEARCHES = 2;

  /** So many more searches have to hear somebody than nobody before silence is strange. */
  private static final int SURE_SEARCHES = 3;

  private static final int MOST_SURE_SEARCHES = 10;

  private static final long LONGEST_PAUSE_MILLIS = 600_000;

  private final String pid;
  private final List<SensorLink> links;
  private final Search search;
  private final LongSupplier steadyMillis;
  private final RecoveryLadder deafness =
      RecoveryLadder.passive(DEAF_MILLIS / 2, LONGEST_PAUSE_MILLIS);
  private final StepDistance restarts = new StepDistance(10_000, 300_000);
  private final StepDistance powerCycles = new StepDistance(30_000, 3_600_000);
  private long hearingMillis;
  private int searchesInVain;
  private int silentSearches;
  private int sureSearches;

  Recovery(String pid, List<SensorLink> links, Search search, LongSupplier steadyMillis) {
    this.pid = pid;
    this.links = links;
    this.search = search;
    this.steadyMillis = steadyMillis;
    this.hearingMillis = steadyMillis.getAsLong();
  }

  /**
   * Notes the end of a search.
   *
   * @param anybody whether any device was heard, a sensor or not
   */
  void searched(boolean anybody) {
    sureSearches =
        anybody ? Math.min(sureSearches + 1, MOST_SURE_SEARCHES) : Math.max(sureSearches - 1, 0);
    silentSearches = anybody ? 0 : silentSearches + 1;
    if (anybody || links.isEmpty() || links.stream().anyMatch(SensorLink::isBusy)) {
      hearingMillis = steadyMillis.getAsLong();
      searchesInVain = 0;
      deafness.dataArrived();
    } else {
      searchesInVain++;
    }
  }

  /**
   * Switches off and on an adapter that cannot but be stuck: most searches heard somebody, the last
   * one nobody, and the system refuses to stop it. There is no use in waiting until sensors are
   * late. To be called when no search is under way, as Kura stops each one itself.
   */
  void free(BluetoothLeAdapter adapter) {
    boolean strange = silentSearches > 0 && sureSearches >= SURE_SEARCHES;
    if (strange && links.stream().anyMatch(Recovery::isMissed) && search.isStuck(adapter)) {
      cycle(adapter, "the search hears nobody any more and cannot be stopped");
    }
  }

  /** Whether only a search can bring it back, and it has reported before. */
  private static boolean isMissed(SensorLink link) {
    return link.isSearchedFor() && link.reports().lastMillis().isPresent();
  }

  void step(BluetoothLeAdapter adapter) {
    for (SensorLink link : links) {
      link.trouble()
          .ifPresent(
              reason ->
                  link.next(lowest(link), highest(link))
                      .ifPresent(step -> take(step, adapter, link, reason)));
    }
    long silence = steadyMillis.getAsLong() - hearingMillis;
    if (searchesInVain >= DEAF_SEARCHES && silence > DEAF_MILLIS) {
      deafness
          .next(
              steadyMillis.getAsLong(), RecoveryStep.RESTART_SCAN, RecoveryStep.POWER_CYCLE_ADAPTER)
          .ifPresent(
              step -> {
                logger.warn(
                    "event=ble.recovery pid={} step={} reason=\"no device heard for {} s\"",
                    pid,
                    step,
                    silence / 1000);
                takeForAll(step, adapter);
              });
    }
  }

  private static RecoveryStep lowest(SensorLink link) {
    return link.isSearchedFor() ? RecoveryStep.RESTART_SCAN : RecoveryStep.RESUBSCRIBE;
  }

  /**
   * An adapter that serves others is not switched off, nor for a sensor that never worked. Those
   * who are connected say nothing of whether it still searches; any stranger who is heard does.
   */
  private RecoveryStep highest(SensorLink link) {
    if (link.isConnectedInVain()) {
      return RecoveryStep.RECONNECT;
    }
    if (link.isSearchedFor()) {
      return silentSearches >= SILENT_SEARCHES
          ? RecoveryStep.POWER_CYCLE_ADAPTER
          : RecoveryStep.RESTART_SCAN;
    }
    return othersAreHeard(link) ? RecoveryStep.RESTART_SCAN : RecoveryStep.POWER_CYCLE_ADAPTER;
  }

  /** Whether another sensor reported after this one fell silent. */
  private boolean othersAreHeard(SensorLink silent) {
    OptionalLong last = silent.reports().lastMillis();
    return links.stream()
        .filter(link -> link != silent)
        .map(link -> link.reports().lastMillis())
        .anyMatch(
            other -> other.isPresent() && (last.isEmpty() || other.getAsLong() > last.getAsLong()));
  }

  private void take(RecoveryStep step, BluetoothLeAdapter adapter, SensorLink link, String reason) {
    if (link.log().isStepWorthSaying()) {
      logger.info(
          "event=ble.recovery sensor={} step={} reason=\"{}\"", link.sensor().name(), step, reason);
    }
    switch (step) {
      case RESUBSCRIBE -> link.resubscribe();
      case RECONNECT -> link.disconnect(reason);
      case RESTART_SCAN, POWER_CYCLE_ADAPTER -> {
        link.disconnect(reason);
        takeForAll(step, adapter);
      }
    }
  }

  private void takeForAll(RecoveryStep step, BluetoothLeAdapter adapter) {
    long now = steadyMillis.getAsLong();
    if (step == RecoveryStep.RESTART_SCAN) {
      if (restarts.permits(now)) {
        search.stop(adapter);
      }
    } else {
      cycle(adapter, "nobody is heard");
    }
  }

  private void cycle(BluetoothLeAdapter adapter, String reason) {
    long now = steadyMillis.getAsLong();
    if (!powerCycles.permits(now)) {
      return;
    }
    // This restarts the search, too: to do so again at once would only cut it off.
    restarts.permits(now);
    logger.warn("event=ble.adapter.cycled pid={} reason=\"{}\"", pid, reason);
    search.stop(adapter);
    links.forEach(link -> link.disconnect("the adapter is switched off and on"));
    adapter.setPowered(false);
    adapter.setPowered(true);
  }
}
