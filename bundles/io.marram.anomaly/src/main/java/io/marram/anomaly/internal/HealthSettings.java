package io.marram.anomaly.internal;

import io.marram.log.Printable;
import java.util.stream.Stream;

/**
 * What a gateway's health needs to know.
 *
 * @param intervalSeconds 1..3600
 * @param gateway the gateway's thing name
 */
record HealthSettings(int intervalSeconds, String gateway) {

  private static final int LONGEST_SECONDS = 3600;
  private static final int LONGEST_NAME = 128;

  HealthSettings {
    if (intervalSeconds < 1 || intervalSeconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "interval.seconds must be 1..%d, was %d".formatted(LONGEST_SECONDS, intervalSeconds));
    }
    if (gateway.length() > LONGEST_NAME || gateway.chars().anyMatch(HealthSettings::isForbidden)) {
      throw new IllegalArgumentException(
          "gateway must be at most %d printable characters without /, + and #, was %s"
              .formatted(LONGEST_NAME, Printable.of(gateway)));
    }
  }

  private static boolean isForbidden(int c) {
    return c == '/' || c == '+' || c == '#' || Character.isISOControl(c);
  }

  /**
   * @param otherNames of the gateway, if the configuration has none; may be null or empty
   * @throws IllegalArgumentException if the configuration is not usable; says which property and
   *     why
   */
  static HealthSettings of(GatewayHealthConfig config, String... otherNames) {
    String gateway =
        Stream.concat(Stream.of(config.gateway()), Stream.of(otherNames))
            .filter(name -> name != null && !name.isBlank())
            .map(String::trim)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("gateway is empty"));
    return new HealthSettings(config.interval_seconds(), gateway);
  }
}
