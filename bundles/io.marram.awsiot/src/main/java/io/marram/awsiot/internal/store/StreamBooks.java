package io.marram.awsiot.internal.store;

import io.marram.awsiot.Entry;
import io.marram.awsiot.Lane;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import java.util.List;

/**
 * One stream of an open store: gives out numbers and removes items, each under a lock of its own.
 */
final class StreamBooks {

  /** Items that are removed at once; a longer transaction would hold up the others. */
  private static final int CHUNK = 1_000;

  private final ItemStore store;
  private final int number;
  private final Object appending = new Object();
  private final Object removing = new Object();

  /** Guarded by removing for writing. */
  private volatile StreamRecord record;

  /** Guarded by appending for writing. */
  private volatile long accepted;

  private volatile long forced;

  StreamBooks(ItemStore store, int number, StreamRecord record) {
    this.store = store;
    this.number = number;
    this.record = record;
    ItemStore.Stored last = store.last(number);
    accepted = last == null ? record.left() : last.seq();
    forced = accepted;
  }

  StreamState state() {
    // In this order: what left is never more than what came.
    StreamRecord now = record;
    return new StreamState(
        now.id(),
        now.lane(),
        now.readings(),
        now.singlesPerSecond(),
        accepted,
        now.acknowledged(),
        now.dropped());
  }

  boolean isFor(String name, boolean readings) {
    return record.name().equals(name) && record.readings() == readings;
  }

  String id() {
    return record.id();
  }

  Lane lane() {
    return record.lane();
  }

  long accepted() {
    return accepted;
  }

  void follow(StreamSettings settings) {
    StreamRecord now = record;
    if (now.lane() == settings.lane() && now.singlesPerSecond() == settings.singlesPerSecond()) {
      return;
    }
    synchronized (removing) {
      StreamRecord next = record.with(settings.lane(), settings.singlesPerSecond());
      store.write(number, next);
      record = next;
    }
  }

  long append(byte[] data, Ordinals ordinals) {
    synchronized (appending) {
      ItemCodec.number(data, ordinals.next());
      store.put(number, accepted + 1, data);
      return ++accepted;
    }
  }

  /** All items up to this one are on the disk itself. */
  void forced(long through) {
    forced = Math.max(forced, through);
  }

  boolean isForced() {
    return forced >= accepted;
  }

  List<Entry> peek(long from, int most) {
    return store.read(number, Math.max(from, record.left() + 1), forced, most).stream()
        .map(stored -> new Entry(stored.seq(), ItemCodec.decode(stored.data())))
        .toList();
  }

  /** The oldest items, as they are in the files. */
  List<ItemStore.Stored> oldest(int most) {
    return store.read(number, record.left() + 1, accepted, most);
  }

  /**
   * Removes some of the items up to this one as acknowledged.
   *
   * @return how many; 0 when all are removed
   */
  long acknowledge(long through) {
    return remove(through, false);
  }

  /** As {@link #acknowledge}, as dropped. */
  long drop(long through) {
    return remove(through, true);
  }

  private long remove(long through, boolean dropped) {
    synchronized (removing) {
      long first = record.left() + 1;
      long chunk = Math.min(CHUNK, Math.min(through, accepted) - first + 1);
      if (chunk <= 0) {
        return 0;
      }
      StreamRecord next = dropped ? record.dropped(chunk) : record.acknowledged(chunk);
      store.remove(number, first, first + chunk - 1, next);
      record = next;
      return chunk;
    }
  }

  /** Numbers items across all streams, by age. */
  interface Ordinals {
    long next();
  }
}
