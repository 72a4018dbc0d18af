package io.marram.cloud.store;

import io.marram.contract.Reading;

/**
 * A reading as it lies in the store. Gateway, stream, number, sensor and time are its identity:
 * what is saved again under the same identity takes the other's place.
 *
 * @param gateway the gateway that published it, or the client if no gateway did: 1 to {@value
 *     #MAX_GATEWAY_LENGTH} characters
 * @param stream the gateway's stream, or {@link #DIRECT}; without {@code #}
 * @param seq its number in the stream
 * @param reading its value's magnitude is 0 or from {@value #SMALLEST_VALUE} to {@value
 *     #LARGEST_VALUE}, which is what DynamoDB holds
 * @param receivedAt when the cloud received it, epoch milliseconds
 */
public record StoredReading(
    String gateway, String stream, long seq, Reading reading, long receivedAt) {

  /** The stream of readings that no gateway published; the time is their number. */
  public static final String DIRECT = "direct";

  /** The longest name of a gateway. */
  public static final int MAX_GATEWAY_LENGTH = 128;

  /** Nothing closer to 0 can be stored, except 0. */
  public static final double SMALLEST_VALUE = 1e-129;

  /** Nothing farther from 0 can be stored. */
  public static final double LARGEST_VALUE = 9.9e125;

  public StoredReading {
    if (gateway.isEmpty() || gateway.length() > MAX_GATEWAY_LENGTH) {
      throw new IllegalArgumentException(
          "gateway must have 1 to " + MAX_GATEWAY_LENGTH + " characters, has " + gateway.length());
    }
    if (stream.isEmpty() || stream.indexOf('#') >= 0) {
      throw new IllegalArgumentException("stream must not be empty and be without #");
    }
    if (seq < 0) {
      throw new IllegalArgumentException("seq must not be negative, was " + seq);
    }
    if (!canHold(reading.value())) {
      throw new IllegalArgumentException("the store cannot hold the value " + reading.value());
    }
  }

  /** Whether a value can be stored. */
  public static boolean canHold(double value) {
    double magnitude = Math.abs(value);
    return magnitude == 0 || (magnitude >= SMALLEST_VALUE && magnitude <= LARGEST_VALUE);
  }

  /** Where it is among all readings of its sensor. */
  public ReadingPosition position() {
    return new ReadingPosition(gateway, reading.sensorId(), reading.timestamp(), stream, seq);
  }

  /** Whether it was measured later than the other, or is the later one of two of the same time. */
  public boolean isLaterThan(StoredReading other) {
    return position().sortKey().compareTo(other.position().sortKey()) > 0;
  }
}
