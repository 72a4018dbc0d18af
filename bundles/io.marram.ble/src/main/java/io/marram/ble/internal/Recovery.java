package io.marram.ble.internal;

import io.marram.ble.RecoveryLadder;
import io.marram.ble.RecoveryStep;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.eclipse.kura.bluetooth.le.BluetoothLeAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings back sensors in trouble, and an adapter that hears nobody at all. */
final class Recovery {

  private static final Logger logger = LoggerFactory.getLogger(Recovery.class);

  /** What concerns the whole adapter is not done again before its effect can be seen. */
  private static final long SEARCH_RESTART_MILLIS = 10_000;

  private static final long POWER_CYCLE_MILLIS = 30_000;
  private static final long DEAF_MILLIS = 60_000;
  private static final int DEAF_SEARCHES = 3;
  private static final long LONGEST_PAUSE_MILLIS = 600_000;

  private final String pid;
  private final List<SensorLink> links;
  private final Search search;
  private final LongSupplier steadyMillis;
  private final RecoveryLadder deafness =
      RecoveryLadder.passive(DEAF_MILLIS / 2, LONGEST_PAUSE_MILLIS);
  private long hearingMillis;
  private int searchesInVain;
  private OptionalLong restartedMillis = OptionalLong.empty();
  private OptionalLong cycledMillis = OptionalLong.empty();

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
    if (anybody || links.isEmpty() || links.stream().anyMatch(SensorLink::isBusy)) {
      hearingMillis = steadyMillis.getAsLong();
      searchesInVain = 0;
      deafness.dataArrived();
    } else {
      searchesInVain++;
    }
  }

  void step(BluetoothLeAdapter adapter) {
    for (SensorLink link : links) {
      link.trouble()
          .ifPresent(
              reason ->
                  link.next(highest(link)).ifPresent(step -> take(step, adapter, link, reason)));
    }
    long silence = steadyMillis.getAsLong() - hearingMillis;
    if (searchesInVain >= DEAF_SEARCHES && silence > DEAF_MILLIS) {
      deafness
          .next(steadyMillis.getAsLong(), RecoveryStep.POWER_CYCLE_ADAPTER)
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

  /** An adapter that serves others is not switched off, nor for a sensor that never worked. */
  private RecoveryStep highest(SensorLink link) {
    if (link.isConnectedInVain()) {
      return RecoveryStep.RECONNECT;
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
    logger.info(
        "event=ble.recovery sensor={} step={} reason=\"{}\"", link.sensor().name(), step, reason);
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
      if (isPast(restartedMillis, SEARCH_RESTART_MILLIS)) {
        restartedMillis = OptionalLong.of(now);
        search.stop(adapter);
      }
    } else if (isPast(cycledMillis, POWER_CYCLE_MILLIS)) {
      cycledMillis = OptionalLong.of(now);
      search.stop(adapter);
      links.forEach(link -> link.disconnect("the adapter is switched off and on"));
      adapter.setPowered(false);
      adapter.setPowered(true);
    }
  }

  private boolean isPast(OptionalLong before, long millis) {
    return before.isEmpty() || steadyMillis.getAsLong() - before.getAsLong() >= millis;
  }
}
