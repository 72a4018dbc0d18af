package io.marram.awsiot;

import io.marram.contract.MalformedMessageException;
import io.marram.contract.Origin;
import java.time.Duration;

/**
 * How fast the courier may be.
 *
 * @param gateway the thing's name, part of topics and messages; see {@link Origin}
 * @param publishesPerSecond above 0
 * @param bytesPerSecond above 0
 * @param inFlight how many publishes may wait for their acknowledgement, 16 at least
 * @param resendAfter after how long without an acknowledgement a stream is sent again
 * @param retryAfter how long a stream pauses after a publish failed
 */
public record CourierSettings(
    String gateway,
    double publishesPerSecond,
    double bytesPerSecond,
    int inFlight,
    Duration resendAfter,
    Duration retryAfter) {

  /** AWS IoT Core delays what exceeds this on one connection, in bytes a second. */
  public static final int LIMIT_BYTES_PER_SECOND = 512 << 10;

  /** The part of a limit that is used: retries and the ledger need some of it too. */
  private static final double USED = 0.9;

  private static final int IN_FLIGHT = 64;
  private static final int FEWEST_IN_FLIGHT = 16;

  public CourierSettings {
    requireThingName(gateway);
    if (publishesPerSecond <= 0 || bytesPerSecond <= 0) {
      throw new IllegalArgumentException(
          "publishesPerSecond and bytesPerSecond must be above 0, were %s and %s"
              .formatted(publishesPerSecond, bytesPerSecond));
    }
    if (inFlight < FEWEST_IN_FLIGHT) {
      throw new IllegalArgumentException(
          "inFlight must be at least %d, was %d".formatted(FEWEST_IN_FLIGHT, inFlight));
    }
  }

  /**
   * 90 % of what AWS IoT Core allows.
   *
   * @param gateway the thing's name
   * @param limitPerSecond publishes a second that are allowed on a connection, usually 100
   */
  public static CourierSettings within(String gateway, int limitPerSecond) {
    return new CourierSettings(
        gateway,
        USED * limitPerSecond,
        USED * LIMIT_BYTES_PER_SECOND,
        IN_FLIGHT,
        Duration.ofSeconds(20),
        Duration.ofSeconds(1));
  }

  private static void requireThingName(String gateway) {
    try {
      new Origin(gateway, "stream", 1);
    } catch (MalformedMessageException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
