package io.marram.awsiot.internal.store;

import io.marram.awsiot.Item;
import io.marram.awsiot.Lane;
import io.marram.awsiot.StreamSettings;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An outbox whose files are open: its streams, and the budget. When the store fails this is thrown
 * away and opened anew; nothing here outlives that.
 */
final class OpenOutbox implements AutoCloseable {

  private static final int DROPPED_AT_ONCE = 500;
  private static final int ID_BYTES = 3;

  /** What the store adds to an item: its header, its key, its place in the tree. Measured. */
  private static final int OVERHEAD_BYTES = 80;

  /** What the store writes when it removes an item, rounded up. */
  private static final int REMOVAL_BYTES = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final OutboxSettings settings;
  private final ItemStore store;
  private final List<StreamBooks> streams = new CopyOnWriteArrayList<>();
  private final AtomicLong ordinals = new AtomicLong();
  private final AtomicLong droppedForRoom = new AtomicLong();
  private final Object forcing = new Object();
  private final Object reclaiming = new Object();

  /** What the files took when they were measured last, and what was added since, rounded up. */
  private final AtomicLong diskBytes = new AtomicLong();

  private volatile long measuredBytes;

  /** Guarded by reclaiming. */
  private long leftWhenCleaned;

  /** What was free on the file system then. */
  private volatile long freeBytes;

  OpenOutbox(OutboxSettings settings) {
    this.settings = settings;
    store = new ItemStore(settings);
    try {
      for (Map.Entry<Integer, StreamRecord> stream : store.streams().entrySet()) {
        streams.add(new StreamBooks(store, stream.getKey(), stream.getValue()));
        ItemStore.Stored last = store.last(stream.getKey());
        if (last != null) {
          ordinals.accumulateAndGet(ItemCodec.ordinal(last.data()), Math::max);
        }
      }
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
    leftWhenCleaned = left();
    measure();
  }

  boolean isUsable() {
    return store.isUsable();
  }

  /** The streams, those of higher lanes first. */
  List<StreamBooks> streams() {
    return streams.stream().sorted(Comparator.comparing(StreamBooks::lane)).toList();
  }

  /** The stream with this id. */
  Optional<StreamBooks> stream(String id) {
    return streams.stream().filter(books -> books.id().equals(id)).findFirst();
  }

  long diskBytes() {
    return diskBytes.get();
  }

  /** How many items were dropped for the budget since the files were opened. */
  long droppedForRoom() {
    return droppedForRoom.get();
  }

  /** Why nothing can be appended; makes room first if need be. */
  Optional<String> shortage() {
    if (isDiskShort()) {
      return Optional.of("the disk is full: %d bytes are free".formatted(freeBytes));
    }
    if (diskBytes.get() > settings.hardMark()) {
      reclaim();
    }
    if (diskBytes.get() > settings.hardMark()) {
      return Optional.of(
          "the budget of %d bytes is used up and nothing can be dropped"
              .formatted(settings.budgetBytes()));
    }
    return Optional.empty();
  }

  private boolean isDiskShort() {
    return freeBytes - (diskBytes.get() - measuredBytes) < settings.reserveBytes();
  }

  long append(StreamSettings stream, Item item) {
    byte[] data = ItemCodec.encode(item);
    StreamBooks books = books(stream, item instanceof Item.Measurement);
    books.follow(stream);
    long seq = books.append(data, ordinals::incrementAndGet);
    diskBytes.addAndGet(data.length + OVERHEAD_BYTES);
    if (stream.lane() == Lane.ALERTS) {
      force();
    }
    return seq;
  }

  void acknowledge(StreamBooks books, long through) {
    while (isMore(books.acknowledge(through))) {
      makeRoomIfShort();
    }
  }

  void drop(StreamBooks books, long through) {
    while (isMore(books.drop(through))) {
      makeRoomIfShort();
    }
  }

  /** Removing takes room too, until the files are cleaned. */
  private boolean isMore(long removed) {
    diskBytes.addAndGet(removed * REMOVAL_BYTES);
    return removed > 0;
  }

  private void makeRoomIfShort() {
    if (isDiskShort()) {
      reclaim();
    }
  }

  private StreamBooks books(StreamSettings stream, boolean readings) {
    for (StreamBooks books : streams) {
      if (books.isFor(stream.name(), readings)) {
        return books;
      }
    }
    return begin(stream, readings);
  }

  private synchronized StreamBooks begin(StreamSettings stream, boolean readings) {
    for (StreamBooks books : streams) {
      if (books.isFor(stream.name(), readings)) {
        return books;
      }
    }
    byte[] digits = new byte[ID_BYTES];
    RANDOM.nextBytes(digits);
    String id = stream.name() + "-" + HexFormat.of().formatHex(digits);
    StreamRecord record =
        new StreamRecord(
            stream.name(), id, readings, stream.lane(), stream.singlesPerSecond(), 0, 0);
    int number = streams.size() + 1;
    store.write(number, record);
    StreamBooks books = new StreamBooks(store, number, record);
    streams.add(books);
    return books;
  }

  /**
   * Forces what was accepted to the disk.
   *
   * @return whether there was something
   */
  boolean force() {
    synchronized (forcing) {
      List<StreamBooks> waiting = streams.stream().filter(books -> !books.isForced()).toList();
      if (waiting.isEmpty()) {
        return false;
      }
      long[] through = waiting.stream().mapToLong(StreamBooks::accepted).toArray();
      store.force();
      for (int i = 0; i < through.length; i++) {
        waiting.get(i).forced(through[i]);
      }
      return true;
    }
  }

  private long measure() {
    long measured = store.diskBytes();
    measuredBytes = measured;
    freeBytes = settings.folder().toFile().getUsableSpace();
    diskBytes.set(measured);
    return measured;
  }

  /**
   * Makes room if the files take more than the high mark: gives waste back, then drops the oldest
   * items of the lowest lane.
   *
   * @return what the files take then, in bytes
   */
  long reclaim() {
    synchronized (reclaiming) {
      if (measure() > settings.highMark() || freeBytes < settings.reserveBytes()) {
        cleanIfItemsLeft();
      }
      boolean more = true;
      while (more && measure() > settings.highMark()) {
        long dropped = dropOldest(settings.fileBytes());
        droppedForRoom.addAndGet(dropped);
        more = dropped > 0;
        store.clean();
      }
      return diskBytes.get();
    }
  }

  /** Cleaning writes a little: on a full disk it has to be worth it. */
  private void cleanIfItemsLeft() {
    long left = left();
    if (left != leftWhenCleaned) {
      leftWhenCleaned = left;
      store.clean();
    }
  }

  /** Grows with each item that leaves. */
  private long left() {
    return streams.stream().mapToLong(books -> books.state().first() - 1).sum();
  }

  /** Drops items that take this many bytes, or all there are. */
  private long dropOldest(long bytes) {
    long left = bytes;
    long dropped = 0;
    while (left > 0) {
      Oldest oldest = oldest();
      if (oldest == null) {
        break;
      }
      long through = 0;
      for (ItemStore.Stored item : oldest.items()) {
        if (left <= 0 || ItemCodec.ordinal(item.data()) > oldest.until()) {
          break;
        }
        through = item.seq();
        left -= item.data().length + OVERHEAD_BYTES;
      }
      dropped += oldest.books().drop(through);
    }
    return dropped;
  }

  private Oldest oldest() {
    for (Lane lane : List.of(Lane.READINGS, Lane.EVENTS, Lane.ALERTS)) {
      Oldest first = null;
      for (StreamBooks books : streams) {
        if (books.lane() != lane) {
          continue;
        }
        List<ItemStore.Stored> items = books.oldest(DROPPED_AT_ONCE);
        if (!items.isEmpty()) {
          Oldest found = new Oldest(books, items, Long.MAX_VALUE);
          first = first == null ? found : first.before(found);
        }
      }
      if (first != null) {
        return first;
      }
    }
    return null;
  }

  @Override
  public void close() {
    try {
      if (store.isUsable()) {
        store.force();
      }
    } finally {
      store.close();
    }
  }

  /**
   * The stream with the oldest item.
   *
   * @param books the stream
   * @param items its oldest items, one at least
   * @param until up to this ordinal they are older than those of the other streams
   */
  private record Oldest(StreamBooks books, List<ItemStore.Stored> items, long until) {

    long ordinal() {
      return ItemCodec.ordinal(items.get(0).data());
    }

    Oldest before(Oldest other) {
      Oldest first = ordinal() < other.ordinal() ? this : other;
      Oldest second = first == this ? other : this;
      return new Oldest(
          first.books, first.items, Math.min(Math.min(until, other.until), second.ordinal()));
    }
  }
}
