package io.marram.awsiot.internal;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.awsiot.Item;
import io.marram.awsiot.Publication;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.Reading;
import io.marram.contract.WireProperties;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.message.KuraPayload;

/** Makes what the outbox keeps from what applications publish. */
final class MessageItem {

  private final Clock clock;

  /**
   * @param clock for readings without a time
   */
  MessageItem(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws IllegalArgumentException if the payload cannot be sent with these settings; says why
   */
  Item of(KuraPayload payload, PublisherSettings settings) {
    Map<String, Object> metrics = payload.metrics();
    return switch (settings.kind()) {
      case READINGS -> new Item.Measurement(reading(payload, metrics));
      case JSON ->
          message(
              settings,
              metrics,
              json(metrics).toString().getBytes(StandardCharsets.UTF_8),
              "application/json");
      case BODY -> message(settings, metrics, body(payload), "");
    };
  }

  private static Item message(
      PublisherSettings settings, Map<String, Object> metrics, byte[] payload, String type) {
    return new Item.Message(
        new Publication(
            settings.topic().fill(metrics),
            payload,
            settings.qos(),
            settings.retain(),
            type,
            Map.of()));
  }

  private static byte[] body(KuraPayload payload) {
    if (payload.getBody() == null) {
      throw new IllegalArgumentException("missing message body");
    }
    return payload.getBody();
  }

  private Reading reading(KuraPayload payload, Map<String, Object> metrics) {
    try {
      return new Reading(
          text(metrics, WireProperties.SENSOR_ID),
          text(metrics, WireProperties.SENSOR_TYPE),
          text(metrics, WireProperties.SENSOR_LOCATION),
          number(metrics, WireProperties.VALUE).doubleValue(),
          text(metrics, WireProperties.UNIT),
          metrics.containsKey(WireProperties.TIME)
              ? number(metrics, WireProperties.TIME).longValue()
              : time(payload));
    } catch (MalformedMessageException e) {
      throw new IllegalArgumentException("reading: " + e.getMessage(), e);
    }
  }

  private long time(KuraPayload payload) {
    return payload.getTimestamp() == null ? clock.millis() : payload.getTimestamp().getTime();
  }

  private static String text(Map<String, Object> metrics, String name) {
    Object value = metrics.get(name);
    return value == null ? "" : value.toString();
  }

  private static Number number(Map<String, Object> metrics, String name) {
    if (metrics.get(name) instanceof Number number) {
      return number;
    }
    throw new IllegalArgumentException("reading: the message has no number " + name);
  }

  private static JsonObject json(Map<String, Object> metrics) {
    JsonObject object = new JsonObject();
    new TreeMap<>(metrics).forEach((name, value) -> object.add(name, json(value)));
    return object;
  }

  /** JSON knows neither infinite numbers nor bytes. */
  private static JsonValue json(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? Json.value(number) : Json.NULL;
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? Json.value(number) : Json.NULL;
    }
    if (value instanceof Number number) {
      return Json.value(number.longValue());
    }
    if (value instanceof Boolean flag) {
      return Json.value(flag);
    }
    return value instanceof byte[] bytes
        ? Json.value(Base64.getEncoder().encodeToString(bytes))
        : Json.value(String.valueOf(value));
  }
}
