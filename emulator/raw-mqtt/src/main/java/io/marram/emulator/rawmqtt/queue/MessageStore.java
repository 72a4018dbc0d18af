package io.marram.emulator.rawmqtt.queue;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.kura.KuraStoreCapacityReachedException;
import org.eclipse.kura.data.DataTransportToken;

/**
 * The messages of a data service, in memory: bounded in number and in bytes, and gone with the
 * process. Safe for several threads.
 */
final class MessageStore {
  /** More urgent messages are stored even when there are too many: Kura keeps them for itself. */
  private static final int FIRST_LIMITED_PRIORITY = 2;

  private static final int DROPPED_KEPT = 1000;

  private final long largestBytes;
  private final TreeSet<StoredMessage> waiting =
      new TreeSet<>(
          Comparator.comparingInt(StoredMessage::priority).thenComparingLong(StoredMessage::age));
  private final Map<DataTransportToken, StoredMessage> inFlight = new LinkedHashMap<>();
  private final Deque<StoredMessage> dropped = new ArrayDeque<>();
  private long stored;
  private long bytes;

  /**
   * @param largestBytes of all payloads together
   */
  MessageStore(long largestBytes) {
    this.largestBytes = largestBytes;
  }

  /**
   * Stores a copy of the message.
   *
   * @param capacity how many messages there may be
   * @return its id
   * @throws KuraStoreCapacityReachedException if there is no room
   */
  synchronized int add(
      String topic, byte[] payload, int qos, boolean retain, int priority, int capacity)
      throws KuraStoreCapacityReachedException {
    int count = waiting.size() + inFlight.size();
    if (priority >= FIRST_LIMITED_PRIORITY && count >= capacity) {
      throw new KuraStoreCapacityReachedException(count + " messages are waiting");
    }
    if (bytes + payload.length > largestBytes) {
      throw new KuraStoreCapacityReachedException(bytes + " bytes are waiting");
    }
    stored++;
    int id = (int) ((stored - 1) % Integer.MAX_VALUE) + 1;
    waiting.add(new StoredMessage(id, stored, topic, payload.clone(), qos, retain, priority));
    bytes += payload.length;
    return id;
  }

  /** The most urgent of the messages that wait to be sent, and of these the oldest. */
  synchronized Optional<StoredMessage> next() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.first());
  }

  /** The message is done with: sent and to be confirmed by nobody, or impossible to send. */
  synchronized void remove(StoredMessage message) {
    if (waiting.remove(message)) {
      bytes -= message.payload().length;
    }
  }

  /** The message was sent and waits for its confirmation. */
  synchronized void sent(StoredMessage message, DataTransportToken token) {
    if (waiting.remove(message)) {
      inFlight.put(token, message);
    }
  }

  /** The message of this token was confirmed; empty if no message waits for it. */
  synchronized Optional<StoredMessage> confirm(DataTransportToken token) {
    StoredMessage confirmed = inFlight.remove(token);
    if (confirmed == null) {
      return Optional.empty();
    }
    bytes -= confirmed.payload().length;
    return Optional.of(confirmed);
  }

  /** Nothing that was sent will be confirmed any more: all of it waits to be sent again. */
  synchronized void returnInFlight() {
    waiting.addAll(inFlight.values());
    inFlight.clear();
  }

  /** Nothing that was sent will be confirmed any more: all of it is given up. */
  synchronized void dropInFlight() {
    for (StoredMessage message : inFlight.values()) {
      bytes -= message.payload().length;
      dropped.add(message);
    }
    inFlight.clear();
    while (dropped.size() > DROPPED_KEPT) {
      dropped.removeFirst();
    }
  }

  synchronized int inFlightCount() {
    return inFlight.size();
  }

  synchronized List<StoredMessage> waiting() {
    return List.copyOf(waiting);
  }

  synchronized List<StoredMessage> inFlight() {
    return List.copyOf(inFlight.values());
  }

  /** The last of the messages that were given up. */
  synchronized List<StoredMessage> dropped() {
    return List.copyOf(dropped);
  }
}
