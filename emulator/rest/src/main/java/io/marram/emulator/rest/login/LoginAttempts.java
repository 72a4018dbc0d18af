package io.marram.emulator.rest.login;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Makes who guesses passwords wait, longer with every wrong one. */
final class LoginAttempts {
  static final int FREE_ATTEMPTS = 5;
  private static final Duration FIRST_WAIT = Duration.ofSeconds(30);
  private static final int MOST_DOUBLINGS = 5;
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
  private static final int MOST_PEERS = 1_000;

  private final LongSupplier nanoTime;
  private final Map<String, Failures> peers =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MOST_PEERS;
        }
      };

  LoginAttempts(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** How long a peer has to wait before it may try again. */
  Duration wait(String peer) {
    Failures failures = peers.get(peer);
    if (failures == null || failures.count < FREE_ATTEMPTS) {
      return Duration.ZERO;
    }
    int doublings = Math.min(failures.count - FREE_ATTEMPTS, MOST_DOUBLINGS);
    Duration left = FIRST_WAIT.multipliedBy(1L << doublings).minus(since(failures.last));
    return left.isNegative() ? Duration.ZERO : left;
  }

  void failed(String peer) {
    Failures before = peers.get(peer);
    boolean forgotten = before == null || since(before.last).compareTo(FORGOTTEN_AFTER) > 0;
    peers.put(peer, new Failures(forgotten ? 1 : before.count + 1, nanoTime.getAsLong()));
  }

  void succeeded(String peer) {
    peers.remove(peer);
  }

  private Duration since(long nanos) {
    return Duration.ofNanos(nanoTime.getAsLong() - nanos);
  }

  private record Failures(int count, long last) {}
}
