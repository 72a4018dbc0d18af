package io.marram.awsiot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** What of one stream is on its way. */
final class StreamWindow {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  /** Nothing waits for singles, since batches go: they are tried again less often. */
  private static final Duration FIRST_PAUSE_OF_SINGLES = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE_OF_SINGLES = Duration.ofHours(1);

  private final String stream;
  private final Denial batchesDenied = new Denial(FIRST_PAUSE, LONGEST_PAUSE);
  private final Denial singlesDenied = new Denial(FIRST_PAUSE_OF_SINGLES, LONGEST_PAUSE_OF_SINGLES);
  private final Deque<Shipment> onTheWay = new ArrayDeque<>();
  private TokenBucket singles = new TokenBucket(0, 0);
  private int singlesPerSecond;
  private long next = 1;
  private long pausedUntil = Long.MIN_VALUE;
  private long batchedNanos = Long.MIN_VALUE;

  StreamWindow(String stream) {
    this.stream = stream;
  }

  /** The number of the first item that is not on its way. */
  long next(StreamState state) {
    return Math.max(next, state.first());
  }

  boolean isPaused(long nowNanos) {
    return nowNanos < pausedUntil || batchesDenied.isPaused(nowNanos);
  }

  /** How many readings may travel alone now; none while the broker does not allow it. */
  int singles(StreamState state, long nowNanos) {
    if (singlesDenied.isPaused(nowNanos)) {
      return 0;
    }
    if (singlesPerSecond != state.singlesPerSecond()) {
      singlesPerSecond = state.singlesPerSecond();
      singles = new TokenBucket(singlesPerSecond, singlesPerSecond);
    }
    return (int) Math.max(0, singles.available(nowNanos));
  }

  boolean hasBatchedSince(long nanos) {
    return batchedNanos > nanos;
  }

  Shipment sent(Parcel parcel, long nowNanos) {
    Shipment shipment = new Shipment(this, parcel, nowNanos);
    onTheWay.add(shipment);
    next = parcel.last() + 1;
    return shipment;
  }

  void sentSingle() {
    singles.take(1);
  }

  void sentBatch(long nowNanos) {
    batchedNanos = nowNanos;
  }

  /** How many have no answer yet. */
  int waiting() {
    return (int) onTheWay.stream().filter(shipment -> !shipment.isAnswered()).count();
  }

  /** Whether the oldest without an answer was sent before this. */
  boolean isOverdue(long nanos) {
    return onTheWay.stream().anyMatch(s -> !s.isAnswered() && s.sentNanos() < nanos);
  }

  /** Everything that is on its way will be sent again, in order. */
  void rewind(long pauseUntilNanos) {
    onTheWay.forEach(Shipment::abandon);
    onTheWay.clear();
    next = 1;
    pausedUntil = pauseUntilNanos;
  }

  /** What was not allowed may be allowed now. */
  void forgive() {
    batchesDenied.forgive();
    singlesDenied.forgive();
  }

  /**
   * Tells the outbox what became of the oldest ones, as far as they are answered without a gap.
   * Readings that were not allowed stay: those that travelled alone go in a batch, those of a batch
   * later.
   */
  void settle(Outbox outbox, long nowNanos) throws OutboxException {
    while (!onTheWay.isEmpty() && onTheWay.peek().isAnswered()) {
      Parcel oldest = onTheWay.peek().parcel();
      PublishPort.Result result = onTheWay.peek().result();
      if (result == PublishPort.Result.NOT_ALLOWED && oldest.kind() != Parcel.Kind.MESSAGE) {
        denial(oldest).denied(oldest.publication().topic(), nowNanos);
        rewind(nowNanos);
        return;
      }
      int run = 0;
      long through = 0;
      for (Shipment shipment : onTheWay) {
        if (shipment.result() != result) {
          break;
        }
        through = shipment.parcel().last();
        run++;
      }
      if (result == PublishPort.Result.ACKNOWLEDGED) {
        outbox.acknowledge(stream, through);
      } else {
        outbox.drop(stream, through);
      }
      for (; run > 0; run--) {
        Parcel settled = onTheWay.remove().parcel();
        if (result == PublishPort.Result.ACKNOWLEDGED) {
          denial(settled).taken(settled.publication().topic());
        }
      }
    }
  }

  private Denial denial(Parcel parcel) {
    return parcel.kind() == Parcel.Kind.SINGLE ? singlesDenied : batchesDenied;
  }
}
