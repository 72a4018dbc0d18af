package io.marram.awsiot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marram.contract.Reading;
import java.util.Map;

/** Items for tests. */
public final class Samples {

  public static final StreamSettings READINGS = new StreamSettings("readings", Lane.READINGS, 20);
  public static final StreamSettings EVENTS = new StreamSettings("counts", Lane.EVENTS, 0);
  public static final StreamSettings ALERTS = new StreamSettings("alerts", Lane.ALERTS, 0);

  private Samples() {}

  /** A reading whose value is its number. */
  public static Item.Measurement reading(long number) {
    return new Item.Measurement(
        new Reading(
            "sensor-" + number % 50,
            "temperature",
            "hall",
            number,
            "°C",
            1_790_000_000_000L + number));
  }

  /** A message whose payload is this text. */
  public static Item.Message message(String text) {
    return message(text.getBytes(UTF_8));
  }

  public static Item.Message message(byte[] payload) {
    return new Item.Message(
        new Publication("counts/door", payload, 1, false, "text/plain", Map.of("who", "test")));
  }
}
