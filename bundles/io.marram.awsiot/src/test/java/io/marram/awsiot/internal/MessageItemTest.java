package io.marram.awsiot.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.awsiot.Item;
import io.marram.awsiot.Lane;
import io.marram.awsiot.Publication;
import io.marram.contract.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;

class MessageItemTest {

  private static final Map<String, Object> READING =
      Map.of(
          "sensor.id", "temp_001",
          "sensor.type", "temperature",
          "sensor.location", "hall",
          "unit", "°C",
          "value", 21.5,
          "time", 1_700_000_000_000L);

  @Test
  void makesReadingsOfWireRecords() {
    assertThat(item(READING, Map.of()))
        .isEqualTo(
            new Item.Measurement(
                new Reading("temp_001", "temperature", "hall", 21.5, "°C", 1_700_000_000_000L)));
  }

  @Test
  void givesAReadingWithoutTimeThePresentOne() {
    Item item = item(Map.of("sensor.id", "a", "value", 1), Map.of());

    assertThat(item).isEqualTo(new Item.Measurement(new Reading("a", "", "", 1, "", 5_000)));
  }

  @Test
  void refusesWhatIsNoReading() {
    assertComplaint(with(READING, "value", Double.NaN), Map.of(), "value", "finite");
    assertComplaint(with(READING, "value", "21"), Map.of(), "no number value");
    assertComplaint(with(READING, "sensor.id", "a/b"), Map.of(), "sensor_id");
    assertComplaint(Map.of("value", 1), Map.of(), "sensor_id");
  }

  @Test
  void writesMetricsAsJson() {
    Item item =
        item(
            Map.of("uuid", "u", "cars", 3, "full", true, "rate", 0.5, "bad", Double.NaN),
            Map.of("message.kind", "json", "topic", "cars/$uuid/count", "qos", 0, "retain", true));

    Publication publication = ((Item.Message) item).publication();
    assertThat(publication.topic()).isEqualTo("cars/u/count");
    assertThat(new String(publication.payload(), StandardCharsets.UTF_8))
        .isEqualTo("{\"bad\":null,\"cars\":3,\"full\":true,\"rate\":0.5,\"uuid\":\"u\"}");
    assertThat(publication.qos()).isZero();
    assertThat(publication.retain()).isTrue();
    assertThat(publication.contentType()).isEqualTo("application/json");
  }

  @Test
  void sendsBodiesAsTheyAre() {
    KuraPayload payload = new KuraPayload();
    payload.setBody(new byte[] {1, 2});
    Item item =
        new MessageItem(Clock.systemUTC())
            .of(
                payload,
                PublisherSettings.of(
                    Map.of("message.kind", "body", "topic", "$aws/rules/marram_x/a")));

    assertThat(((Item.Message) item).publication().topic()).isEqualTo("$aws/rules/marram_x/a");
    assertThat(((Item.Message) item).publication().payload()).containsExactly(1, 2);
  }

  @Test
  void refusesMessagesThatHaveNoPlace() {
    Map<String, Object> json = Map.of("message.kind", "json", "topic", "cars/$zone");
    assertComplaint(Map.of("cars", 1), json, "no metric zone");
    assertComplaint(Map.of("zone", "a/b"), json, "metric zone must be");
    assertComplaint(Map.of(), Map.of("message.kind", "body", "topic", "a"), "missing message body");
    assertComplaint(
        Map.of("text", "x".repeat(200_000)), Map.of("message.kind", "json", "topic", "a"), "bytes");
  }

  @Test
  void saysWhatIsWrongWithAPublisher() {
    assertBad(Map.of("message.kind", "xml"), "message.kind", "xml");
    assertBad(Map.of("message.kind", "json"), "topic must be set");
    assertBad(Map.of("message.kind", "json", "topic", "a/+"), "topic");
    assertBad(Map.of("lane", "fast"), "lane", "alerts");
    assertBad(Map.of("stream", "a b"), "a b");
    assertBad(Map.of("qos", 2), "qos");
    assertBad(Map.of("singles.per.second", 101), "singles.per.second");
  }

  @Test
  void readsAPublishersSettings() {
    PublisherSettings settings =
        PublisherSettings.of(Map.of("stream", "doors", "lane", "alerts", "singles.per.second", 5));

    assertThat(settings.stream().name()).isEqualTo("doors");
    assertThat(settings.stream().lane()).isEqualTo(Lane.ALERTS);
    assertThat(settings.stream().singlesPerSecond()).isEqualTo(5);
    assertThat(settings.qos()).isEqualTo(1);
  }

  private static void assertBad(Map<String, Object> properties, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PublisherSettings.of(properties))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static void assertComplaint(
      Map<String, Object> metrics, Map<String, Object> settings, String... parts) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> item(metrics, settings))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static Map<String, Object> with(Map<String, Object> metrics, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(metrics);
    changed.put(name, value);
    return changed;
  }

  private static Item item(Map<String, Object> metrics, Map<String, Object> settings) {
    KuraPayload payload = new KuraPayload();
    metrics.forEach(payload::addMetric);
    return new MessageItem(Clock.fixed(Instant.ofEpochSecond(5), ZoneOffset.UTC))
        .of(payload, PublisherSettings.of(settings));
  }
}
