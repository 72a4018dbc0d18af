package io.marram.emulator.cli.eval.chaos;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.cli.eval.chaos.ChaosSchedule.Victim;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.sensing.Ledger;
import io.marram.emulator.cli.sensing.LedgerLine;
import io.marram.emulator.cli.sensing.LedgerTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run of kills and an outage came to. */
final class ChaosReport {

  private static final double MILLIS_PER_SECOND = 1000;

  /**
   * An outage.
   *
   * @param hours of readings that came together meanwhile
   * @param readings as many should have
   * @param taken as many were numbered, with those that were measured until the end
   * @param gathering how long they took to come together
   * @param reconnect from the end of the outage to the first reading that is stored
   * @param catchUp from the end of the outage until everything is stored
   */
  record Outage(
      int hours,
      long readings,
      long taken,
      Duration gathering,
      Duration reconnect,
      Duration catchUp) {

    /** Readings a second. */
    double rate() {
      return readings * MILLIS_PER_SECOND / Math.max(1, catchUp.toMillis());
    }
  }

  private final Map<Victim, Latencies> kills = new EnumMap<>(Victim.class);
  private final List<String> faults = new ArrayList<>();
  private Duration settled = Duration.ZERO;
  private Optional<Outage> outage = Optional.empty();
  private Optional<Ledger> ledger = Optional.empty();

  /**
   * A part was killed.
   *
   * @param catchUp until readings were stored again as they were measured
   */
  void killed(Victim victim, Duration catchUp) {
    kills.computeIfAbsent(victim, first -> new Latencies()).add(catchUp.toMillis());
  }

  /** All readings were where they belong so long after the last one. */
  void settled(Duration afterTheLast) {
    settled = afterTheLast;
  }

  /** The outage is over. */
  void outage(Outage over) {
    outage = Optional.of(over);
    if (over.taken() < over.readings()) {
      fault(
          "%,d readings of the outage were never numbered"
              .formatted(over.readings() - over.taken()));
    }
  }

  /** Something that should not be, in words. */
  void fault(String words) {
    faults.add(words);
  }

  /** The comparison at the end of all. */
  void ledger(Ledger atTheEnd) {
    ledger = Optional.of(atTheEnd);
    LedgerLine total = atTheEnd.total();
    if (total.lost() > 0) {
      fault("%,d readings are lost".formatted(total.lost()));
    }
    if (total.duplicate() > 0) {
      fault("%,d rows are there twice".formatted(total.duplicate()));
    }
    if (total.dropped() > 0) {
      fault("%,d readings were dropped".formatted(total.dropped()));
    }
    if (!atTheEnd.settled()) {
      fault("%,d readings are still in flight".formatted(total.inFlight()));
    }
  }

  boolean clean() {
    return faults.isEmpty();
  }

  List<String> text() {
    List<String> lines = new ArrayList<>();
    if (!kills.isEmpty()) {
      TextTable table =
          new TextTable("lrrr", "killed", "times", "caught up, median", "caught up, longest");
      kills.forEach(
          (victim, times) ->
              table.row(
                  victim.words(),
                  times.count(),
                  seconds(times.percentile(50)),
                  seconds(times.percentile(100))));
      lines.addAll(table.lines());
      lines.add(
          "Every reading in its place " + seconds(settled.toMillis()) + " after the last one.");
      lines.add("");
    }
    outage.ifPresent(
        over -> {
          lines.add(
              String.format(
                  Locale.ROOT,
                  "Network cut: %d h, %,d readings, which came together in %s.",
                  over.hours(),
                  over.readings(),
                  seconds(over.gathering().toMillis())));
          lines.add(
              String.format(
                  Locale.ROOT,
                  "First reading stored %s after its return, all after %s: %,.0f readings/s.",
                  seconds(over.reconnect().toMillis()),
                  seconds(over.catchUp().toMillis()),
                  over.rate()));
          lines.add("");
        });
    ledger.ifPresent(atTheEnd -> lines.addAll(LedgerTable.of(atTheEnd).lines()));
    faults.forEach(fault -> lines.add("✗ " + fault));
    if (clean()) {
      lines.add("✓ nothing that was numbered is lost, and nothing is there twice");
    }
    return lines;
  }

  JsonObject toJson() {
    JsonArray killed = new JsonArray();
    kills.forEach(
        (victim, times) ->
            killed.add(
                new JsonObject()
                    .add("victim", victim.name().toLowerCase(Locale.ROOT))
                    .add("times", times.count())
                    .add("catch_up_median_millis", times.percentile(50))
                    .add("catch_up_longest_millis", times.percentile(100))));
    JsonArray reasons = new JsonArray();
    faults.forEach(reasons::add);
    JsonObject object =
        new JsonObject().add("kills", killed).add("settled_millis", settled.toMillis());
    outage.ifPresent(over -> object.add("outage", toJson(over)));
    ledger.ifPresent(atTheEnd -> object.add("ledger", LedgerTable.toJson(atTheEnd)));
    return object.add("faults", reasons);
  }

  private static JsonObject toJson(Outage over) {
    return new JsonObject()
        .add("hours", over.hours())
        .add("readings", over.readings())
        .add("taken", over.taken())
        .add("gathering_millis", over.gathering().toMillis())
        .add("reconnect_millis", over.reconnect().toMillis())
        .add("catch_up_millis", over.catchUp().toMillis())
        .add("readings_per_second", over.rate());
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / MILLIS_PER_SECOND);
  }
}
