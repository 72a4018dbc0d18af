package io.marram.awsiot;

import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * Takes from the outbox what is due, hands it to the port and tells the outbox what became of it.
 *
 * <ul>
 *   <li>Higher lanes go first; streams of one lane take turns. Alerts need not wait for the budget
 *       of bytes, and some of the places in flight are theirs.
 *   <li>The items of a stream are handed to the port in order. After a failure, an acknowledgement
 *       that does not come and a new connection, the stream is sent again from its oldest item that
 *       is not acknowledged: the broker may get items twice, with the same numbers.
 *   <li>Readings travel alone while there are few, otherwise in batches.
 *   <li>Nothing is lost by a mistake in the broker's policy: a stream of readings that may not be
 *       published waits, 1 s at first and up to 60 s, while the others go on, and is tried for
 *       ever. If only the sensors' topics are forbidden its readings go in batches. The other way
 *       round is not possible: a backlog sent one by one would never end. Messages that are not
 *       allowed are given up, since their topics may be made of them.
 * </ul>
 *
 * <p>One thread calls {@link #step}; the other methods may be called by any.
 */
public final class Courier {

  /** What may be taken at once: with the rate less than the limit of any second. */
  private static final double BURST_SECONDS = 0.05;

  /** At least this long between two batches of a stream, unless they are full. */
  private static final long BATCH_NANOS = Duration.ofMillis(100).toNanos();

  /** This many readings go at once: waiting would not make the batch much better. */
  private static final int MANY_READINGS = 2_000;

  private static final int PLACES_FOR_ALERTS = 8;

  private final Outbox outbox;
  private final PublishPort port;
  private final CourierSettings settings;
  private final Packer packer;
  private final LedgerReport ledgers;
  private final TokenBucket publishes;
  private final TokenBucket bytes;
  private final Map<String, StreamWindow> windows = new HashMap<>();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private int turn;

  private volatile boolean connected;
  private volatile boolean reconnected;
  private volatile boolean forgiven;

  /**
   * @param epochMillis the time of day, for the ledger
   */
  public Courier(
      Outbox outbox, PublishPort port, CourierSettings settings, LongSupplier epochMillis) {
    this.outbox = outbox;
    this.port = port;
    this.settings = settings;
    packer = new Packer(settings.gateway());
    ledgers = new LedgerReport(settings.gateway(), epochMillis);
    publishes = bucket(settings.publishesPerSecond(), 1);
    bytes = bucket(settings.bytesPerSecond(), 0);
  }

  private static TokenBucket bucket(double perSecond, double least) {
    return new TokenBucket(perSecond, Math.max(least, perSecond * BURST_SECONDS));
  }

  /** There is a connection: everything that is not acknowledged is sent, again if need be. */
  public void connected() {
    reconnected = true;
    connected = true;
    ledgers.ask();
  }

  /** There is none any more. */
  public void disconnected() {
    connected = false;
  }

  /** What the broker did not allow is tried again at once: somebody may have changed its policy. */
  public void forgive() {
    forgiven = true;
  }

  /** Asks for the ledger of all streams of readings. */
  public void report() {
    ledgers.ask();
  }

  /**
   * Does all that can be done now.
   *
   * @param nowNanos of a clock that never goes back
   * @return whether there may be more to do in some milliseconds; otherwise only after the outbox
   *     or the connection has news
   * @throws OutboxException if the outbox refuses; what is on its way stays known
   */
  public boolean step(long nowNanos) throws OutboxException {
    settle(nowNanos);
    if (!connected) {
      return false;
    }
    if (forgiven) {
      forgiven = false;
      windows.values().forEach(StreamWindow::forgive);
    }
    if (reconnected) {
      reconnected = false;
      windows.values().forEach(window -> window.rewind(nowNanos));
    }
    long overdue = nowNanos - settings.resendAfter().toNanos();
    windows.values().stream()
        .filter(window -> window.isOverdue(overdue))
        .forEach(window -> window.rewind(nowNanos));
    List<StreamState> states = outbox.streams();
    for (StreamState state : ledgers.due(states, nowNanos)) {
      publishes.take(1);
      ledgers.publish(state, port);
    }
    while (sendRound(states, nowNanos)) {
      settle(nowNanos);
    }
    return states.stream().anyMatch(state -> state.pending() > 0) || !answers.isEmpty();
  }

  private void settle(long nowNanos) throws OutboxException {
    for (Answer answer = answers.poll(); answer != null; answer = answers.poll()) {
      Shipment shipment = answer.shipment();
      if (shipment.isAbandoned()) {
        continue;
      }
      if (answer.failed()) {
        shipment.window().rewind(nowNanos + settings.retryAfter().toNanos());
      } else {
        shipment.answer(answer.result());
      }
    }
    for (StreamWindow window : windows.values()) {
      window.settle(outbox, nowNanos);
    }
  }

  /** Sends one parcel of the highest lane that has one. */
  private boolean sendRound(List<StreamState> states, long nowNanos) throws OutboxException {
    for (Lane lane : Lane.values()) {
      if (!mayPublish(lane, nowNanos)) {
        return false;
      }
      List<StreamState> same = states.stream().filter(state -> state.lane() == lane).toList();
      for (int i = 0; i < same.size(); i++) {
        if (send(same.get(Math.floorMod(turn + i, same.size())), nowNanos)) {
          turn += i + 1;
          return true;
        }
      }
    }
    return false;
  }

  private boolean mayPublish(Lane lane, long nowNanos) {
    int waiting = windows.values().stream().mapToInt(StreamWindow::waiting).sum();
    boolean alerts = lane == Lane.ALERTS;
    int places = alerts ? settings.inFlight() : settings.inFlight() - PLACES_FOR_ALERTS;
    return waiting < places
        && publishes.available(nowNanos) >= 1
        && (alerts || bytes.available(nowNanos) > 0);
  }

  private boolean send(StreamState state, long nowNanos) throws OutboxException {
    StreamWindow window = windows.computeIfAbsent(state.id(), StreamWindow::new);
    long next = window.next(state);
    if (next > state.accepted() || window.isPaused(nowNanos)) {
      return false;
    }
    Parcel parcel =
        state.readings()
            ? readings(window, state, next, nowNanos)
            : message(state.id(), outbox.peek(state.id(), next, 1));
    if (parcel == null) {
      return false;
    }
    publishes.take(1);
    bytes.take(parcel.publication().packetBytes());
    Shipment shipment = window.sent(parcel, nowNanos);
    port.publish(parcel.publication())
        .whenComplete(
            (result, failure) -> answers.add(new Answer(shipment, result, failure != null)));
    return true;
  }

  private Parcel message(String stream, List<Entry> entries) {
    return entries.isEmpty()
        ? null
        : packer.message(
            stream, entries.get(0), ((Item.Message) entries.get(0).item()).publication());
  }

  private Parcel readings(StreamWindow window, StreamState state, long next, long nowNanos)
      throws OutboxException {
    int singles = window.singles(state, nowNanos);
    List<Entry> few = outbox.peek(state.id(), next, singles + 1);
    if (few.isEmpty()) {
      return null;
    }
    if (few.size() <= singles) {
      window.sentSingle();
      Reading reading = ((Item.Measurement) few.get(0).item()).reading();
      return packer.single(state.id(), few.get(0), reading);
    }
    boolean many = state.accepted() - next >= MANY_READINGS;
    if (!many && window.hasBatchedSince(nowNanos - BATCH_NANOS)) {
      return null;
    }
    window.sentBatch(nowNanos);
    return packer.batch(state.id(), outbox.peek(state.id(), next, ReadingBatch.MAX_READINGS));
  }

  /** What a port said of a shipment. */
  private record Answer(Shipment shipment, PublishPort.Result result, boolean failed) {}
}
