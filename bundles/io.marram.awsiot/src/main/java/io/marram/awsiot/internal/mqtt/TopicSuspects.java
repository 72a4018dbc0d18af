package io.marram.awsiot.internal.mqtt;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds out for which topic a broker closes connections. AWS IoT Core may close one instead of
 * refusing the publish, and does not name the topic. So after such an end what was on its way is
 * sent one by one: who is alone when it happens again is guilty, at once if the broker said that
 * something was not allowed, and after some more times if it said nothing, since networks fail too.
 *
 * <p>A guilty topic is not published on for a while. Not safe for several threads.
 */
final class TopicSuspects {

  /** How long a topic is left alone before it is tried again. */
  static final Duration REFUSAL = Duration.ofMinutes(5);

  /** How long suspicion lasts if it comes to nothing. */
  static final Duration SUSPICION = Duration.ofMinutes(2);

  static final int GUILTY = 5;

  private final Map<String, Integer> strikes = new HashMap<>();
  private final Map<String, Long> refusedUntilNanos = new HashMap<>();
  private long suspiciousUntilNanos;

  /**
   * The broker closed the connection.
   *
   * @param topics of what was on its way
   * @param said whether the broker said that something was not allowed
   */
  void closed(Set<String> topics, boolean said, long nanoTime) {
    suspiciousUntilNanos = nanoTime + SUSPICION.toNanos();
    for (String topic : topics) {
      int weight = topics.size() > 1 ? 0 : said ? GUILTY : 1;
      if (strikes.merge(topic, weight, Integer::sum) >= GUILTY) {
        strikes.remove(topic);
        refusedUntilNanos.put(topic, nanoTime + REFUSAL.toNanos());
      }
    }
  }

  /** The broker took a publish on the topic: it is innocent. */
  void acknowledged(String topic) {
    strikes.remove(topic);
  }

  /** Whether only one publish may be on its way, so that the guilty one is found. */
  boolean oneByOne(long nanoTime) {
    if (nanoTime - suspiciousUntilNanos >= 0) {
      strikes.clear();
    }
    return !strikes.isEmpty();
  }

  /**
   * Whether a publish on the topic would end the connection. When the topic is tried again it is
   * under suspicion: once more is enough.
   */
  boolean isRefused(String topic, long nanoTime) {
    refusedUntilNanos.values().removeIf(until -> nanoTime - until >= REFUSAL.toNanos());
    Long until = refusedUntilNanos.get(topic);
    if (until == null) {
      return false;
    }
    if (nanoTime - until < 0) {
      return true;
    }
    refusedUntilNanos.remove(topic);
    strikes.put(topic, GUILTY - 1);
    suspiciousUntilNanos = nanoTime + SUSPICION.toNanos();
    return false;
  }

  /** Gives all topics another chance: somebody changed something. */
  void forgive() {
    strikes.clear();
    refusedUntilNanos.clear();
  }
}
