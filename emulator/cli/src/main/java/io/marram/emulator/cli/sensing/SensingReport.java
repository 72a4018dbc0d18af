package io.marram.emulator.cli.sensing;

import com.eclipsesource.json.JsonObject;
import io.marram.cloud.store.StoredReading;
import io.marram.emulator.cli.home.SystemState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the sensors of a gateway measure, and what became of their readings.
 *
 * @param latest the latest reading of every sensor
 * @param ledger of that gateway
 */
public record SensingReport(List<StoredReading> latest, Ledger ledger) {

  /** Looks into the store of a system. */
  public static SensingReport of(SystemState system) {
    try (SensingStore store = SensingStore.of(system)) {
      return new SensingReport(
          store.latest(Stream.of(system.thing())), store.ledger(Optional.of(system.thing())));
    }
  }

  /** The sensors and a summary, for people. */
  public List<String> lines() {
    List<String> lines =
        new ArrayList<>(SensorTable.of(latest, System.currentTimeMillis()).lines());
    LedgerLine total = ledger.total();
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%d sensors: %,d of %,d readings stored, %,d on their way, %,d lost, %,d there twice.",
            latest.size(),
            total.stored(),
            total.sent(),
            total.inFlight(),
            total.lost(),
            total.duplicate()));
    return lines;
  }

  /** The ledger, and how many sensors there are, as JSON. */
  public JsonObject toJson() {
    return LedgerTable.toJson(ledger).add("sensors", latest.size());
  }
}
