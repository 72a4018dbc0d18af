package io.marram.camera;

import java.time.Duration;
import java.util.List;

/**
 * What an MQTT camera needs to know.
 *
 * @param broker where to connect
 * @param identity as whom
 * @param topics topic filters to subscribe to, at least one
 * @param sessionExpiry how long the broker keeps frames for us while we are away, 1 second to 136
 *     years (MQTT counts seconds in 32 bits)
 * @param framesInFlight how many unacknowledged frames the broker sends ahead, 1..1000
 * @param largestPayloadBytes 1 KiB..16 MiB
 * @param confirmation when a frame is acknowledged
 */
public record MqttCameraSettings(
    BrokerAddress broker,
    BrokerIdentity identity,
    List<String> topics,
    Duration sessionExpiry,
    int framesInFlight,
    int largestPayloadBytes,
    Confirmation confirmation) {

  private static final long LONGEST_EXPIRY_SECONDS = 0xFFFF_FFFFL;
  private static final int MOST_IN_FLIGHT = 1000;
  private static final int SMALLEST_LIMIT = 1 << 10;
  private static final int LARGEST_LIMIT = 1 << 24;

  public MqttCameraSettings {
    topics = List.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("topics must name at least one topic");
    }
    topics.forEach(MqttCameraSettings::requireTopicFilter);
    Range.require("session.expiry.seconds", sessionExpiry.toSeconds(), 1, LONGEST_EXPIRY_SECONDS);
    Range.require("frames.in.flight", framesInFlight, 1, MOST_IN_FLIGHT);
    Range.require("largest.payload.bytes", largestPayloadBytes, SMALLEST_LIMIT, LARGEST_LIMIT);
  }

  private static void requireTopicFilter(String filter) {
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      boolean wildcard = levels[i].contains("+") || levels[i].contains("#");
      boolean single = levels[i].equals("+");
      boolean rest = levels[i].equals("#") && i == levels.length - 1;
      if (wildcard && !single && !rest) {
        throw new IllegalArgumentException(
            "topics: \"" + filter + "\" is not an MQTT topic filter: + and # fill a whole level");
      }
    }
  }
}
