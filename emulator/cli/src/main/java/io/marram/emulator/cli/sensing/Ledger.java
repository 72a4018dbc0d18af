package io.marram.emulator.cli.sensing;

import io.marram.cloud.store.StoredReading;
import io.marram.cloud.store.StreamCount;
import io.marram.contract.StreamLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what gateways say they sent with what is in the store.
 *
 * @param lines one per gateway and stream, by name
 */
public record Ledger(List<LedgerLine> lines) {

  public Ledger {
    lines = List.copyOf(lines);
  }

  /**
   * Compares.
   *
   * @param reported what the gateways said last; it may be older than what is stored
   * @param stored what is in the store; readings that no gateway sent are left out
   * @param queued whether there are messages on their way from the broker to the store
   */
  public static Ledger of(List<StreamLedger> reported, List<StreamCount> stored, boolean queued) {
    Map<String, StreamLedger> reports = new TreeMap<>();
    reported.forEach(report -> reports.put(key(report.gateway(), report.stream()), report));
    Map<String, StreamCount> counts = new TreeMap<>();
    stored.stream()
        .filter(count -> !count.stream().equals(StoredReading.DIRECT))
        .forEach(count -> counts.put(key(count.gateway(), count.stream()), count));
    Map<String, LedgerLine> lines = new TreeMap<>();
    reports.forEach(
        (key, report) ->
            lines.put(
                key,
                line(
                    report,
                    Optional.ofNullable(counts.get(key))
                        .orElseGet(
                            () -> new StreamCount(report.gateway(), report.stream(), 0, 0, 0)),
                    queued)));
    counts.forEach(
        (key, count) ->
            lines.computeIfAbsent(
                key,
                unreported ->
                    line(
                        new StreamLedger(count.gateway(), count.stream(), 0, 0, 0, 0),
                        count,
                        queued)));
    return new Ledger(new ArrayList<>(lines.values()));
  }

  private static LedgerLine line(StreamLedger report, StreamCount count, boolean queued) {
    // What is stored was sent, though the gateway may not have told yet.
    long sent = Math.max(report.accepted(), count.highest());
    long missing = Math.max(0, sent - count.distinct() - report.dropped());
    // A gateway that has not told of its latest readings has them, as far as is known.
    long unacknowledged = Math.max(0, sent - report.acknowledged() - report.dropped());
    long inFlight = queued ? missing : Math.min(missing, unacknowledged);
    return new LedgerLine(
        report.gateway(),
        report.stream(),
        sent,
        count.distinct(),
        inFlight,
        Math.max(0, sent - count.distinct() - missing),
        missing - inFlight,
        count.duplicates());
  }

  /** Neither a slash nor anything before it is in a name: gateways sort before their streams. */
  private static String key(String gateway, String stream) {
    return gateway + "\0" + stream;
  }

  /** Whether nothing is lost, and nothing there twice. */
  public boolean clean() {
    return lines.stream().allMatch(LedgerLine::clean);
  }

  /** Whether nothing is under way any more. */
  public boolean settled() {
    return lines.stream().allMatch(line -> line.inFlight() == 0);
  }

  /** All streams together. */
  public LedgerLine total() {
    return lines.stream()
        .reduce(
            new LedgerLine("", "", 0, 0, 0, 0, 0, 0),
            (a, b) ->
                new LedgerLine(
                    "",
                    "",
                    a.sent() + b.sent(),
                    a.stored() + b.stored(),
                    a.inFlight() + b.inFlight(),
                    a.dropped() + b.dropped(),
                    a.lost() + b.lost(),
                    a.duplicate() + b.duplicate()));
  }
}
