package io.marram.emulator.aws.rules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVMap;

/** The messages that a rule has taken and not finished, on disk, in their order. */
final class Inbox {

  private static final long LONGEST_WAIT_SECONDS = 1;

  private final MVMap<Long, byte[]> messages;
  private final AtomicLong lastNumber;
  private final Semaphore arrivals = new Semaphore(0);

  Inbox(MVMap<Long, byte[]> messages) {
    this.messages = messages;
    this.lastNumber = new AtomicLong(Optional.ofNullable(messages.lastKey()).orElse(0L));
  }

  /** The message is safe when the store has written. */
  void add(byte[] message) {
    messages.put(lastNumber.incrementAndGet(), message);
    arrivals.release();
  }

  /** The oldest message and its number; waits a while for one. */
  Optional<Map.Entry<Long, byte[]>> first() throws InterruptedException {
    Long first = messages.firstKey();
    if (first == null && arrivals.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
      arrivals.drainPermits();
      first = messages.firstKey();
    }
    return first == null ? Optional.empty() : Optional.of(Map.entry(first, messages.get(first)));
  }

  /** Ends a wait for a message. */
  void wake() {
    arrivals.release();
  }

  void remove(long number) {
    messages.remove(number);
  }

  void clear() {
    messages.clear();
  }

  long size() {
    return messages.sizeAsLong();
  }
}
