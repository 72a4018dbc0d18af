package io.marram.emulator.cli.sensing;

import io.marram.contract.StreamLedger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What came of one stream's readings at the broker, and what its gateway said of them. Any thread
 * may use it.
 */
public final class PathCount {

  private final List<StreamLedger> reports = new ArrayList<>();

  /** By number. Messages of different topics may overtake each other on their way here. */
  private final BitSet received = new BitSet();

  private long repeated;
  private long publishes;
  private long bytes;

  /**
   * Takes a publish.
   *
   * @param first number of its first reading, at most 2^31
   * @param readings how many consecutive ones it has
   * @param payloadBytes its length
   */
  public synchronized void take(long first, int readings, int payloadBytes) {
    publishes++;
    bytes += payloadBytes;
    int from = Math.toIntExact(first - 1);
    int known = received.get(from, from + readings).cardinality();
    repeated += known;
    received.set(from, from + readings);
  }

  /** Takes what the gateway said; reports that say less than an earlier one are passed over. */
  public synchronized void report(StreamLedger report) {
    if (reports.isEmpty() || reports.get(reports.size() - 1).timestamp() < report.timestamp()) {
      reports.add(report);
    }
  }

  /** What the gateway said so far, by time. */
  public synchronized List<StreamLedger> reports() {
    return List.copyOf(reports);
  }

  /** Different readings that came. */
  public synchronized long received() {
    return received.cardinality();
  }

  /** Readings that came again. */
  public synchronized long repeated() {
    return repeated;
  }

  /** Readings that never came, though later ones did. */
  public synchronized long missing() {
    return received.length() - received.cardinality();
  }

  /** How many messages the readings came in. */
  public synchronized long publishes() {
    return publishes;
  }

  /** Length of the messages' payloads together. */
  public synchronized long bytes() {
    return bytes;
  }

  /** Whether everything that the gateway took has come, as far as it has told. */
  public synchronized boolean complete() {
    if (reports.isEmpty()) {
      return false;
    }
    StreamLedger last = reports.get(reports.size() - 1);
    return last.pending() == 0 && received() >= last.accepted() - last.dropped();
  }

  /**
   * Readings a second between the first and the last of these reports.
   *
   * @param reports by time
   * @return 0 with fewer than two of them
   */
  public static Rates rates(List<StreamLedger> reports) {
    if (reports.size() < 2) {
      return new Rates(0, 0);
    }
    StreamLedger first = reports.get(0);
    StreamLedger last = reports.get(reports.size() - 1);
    double seconds = (last.timestamp() - first.timestamp()) / 1000.0;
    return new Rates(
        (last.accepted() - first.accepted()) / seconds,
        (last.acknowledged() - first.acknowledged()) / seconds);
  }

  /**
   * Readings a second.
   *
   * @param accepted that the gateway took for sending
   * @param acknowledged that the broker acknowledged
   */
  public record Rates(double accepted, double acknowledged) {}
}
