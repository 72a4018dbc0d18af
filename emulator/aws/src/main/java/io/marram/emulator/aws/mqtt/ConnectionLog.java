package io.marram.emulator.aws.mqtt;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is said of one connection: its first refusals, and in the end how many messages were
 * discarded. A client that keeps on does not fill the log.
 */
final class ConnectionLog {

  private static final Logger logger = LoggerFactory.getLogger("io.marram.emulator.aws.mqtt");

  private static final int MOST_LINES = 10;
  private static final int LONGEST_TEXT = 128;

  private int lines;
  private long discarded;

  void refusedConnection(String thing, String clientId, String reason) {
    logger.warn(
        "event=mqtt.refused thing={} client.id={} reason={}",
        printable(thing),
        printable(clientId),
        reason);
  }

  void refused(String clientId, String reason) {
    if (lines++ < MOST_LINES) {
      logger.warn("event=mqtt.refused client.id={} reason={}", printable(clientId), reason);
    }
  }

  void denied(String clientId, String action, String topic) {
    if (lines++ < MOST_LINES) {
      logger.warn(
          "event=mqtt.denied client.id={} action={} topic={}",
          printable(clientId),
          action,
          printable(topic));
    }
  }

  void discarded(String clientId, String limit) {
    if (discarded++ == 0) {
      logger.warn("event=mqtt.throttled client.id={} limit={}", printable(clientId), limit);
    }
  }

  void notKept(String clientId, Throwable reason) {
    logger.error(
        "event=mqtt.message-not-kept client.id={} reason={}",
        printable(clientId),
        reason.toString());
  }

  void ended(String clientId) {
    if (discarded > 0) {
      logger.warn("event=mqtt.discarded client.id={} messages={}", printable(clientId), discarded);
    }
  }

  /** Clients choose these texts: a line break must not make a line of the log. */
  private static String printable(String text) {
    String part = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    StringBuilder safe = new StringBuilder(part.length());
    part.chars().forEach(c -> safe.append(Character.isISOControl(c) ? '?' : (char) c));
    return safe.toString();
  }
}
