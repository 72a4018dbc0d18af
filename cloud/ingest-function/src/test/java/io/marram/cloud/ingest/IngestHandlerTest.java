package io.marram.cloud.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.marram.cloud.store.InMemoryQuarantine;
import io.marram.cloud.store.InMemoryReadingStore;
import io.marram.cloud.store.QuarantinedMessage;
import io.marram.cloud.store.StoredReading;
import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class IngestHandlerTest {

  private static final long NOW = 1_795_262_400_000L;
  private static final long DAY = 86_400_000L;

  private final InMemoryReadingStore store = new InMemoryReadingStore();
  private final InMemoryQuarantine quarantine = new InMemoryQuarantine();
  private final IngestHandler handler =
      new IngestHandler(
          store, quarantine, Clock.fixed(Instant.ofEpochMilli(NOW + 9), ZoneOffset.UTC));

  @Test
  void storesABatchAsARowForEachReading() throws IOException {
    assertThat(handle(batch("gw", 7, reading("a", NOW, 1), reading("b", NOW + 1, 2)))).isEmpty();

    assertThat(store.all())
        .containsExactly(
            new StoredReading("gw", "r-a1b2c3", 7, reading("a", NOW, 1), NOW + 5),
            new StoredReading("gw", "r-a1b2c3", 8, reading("b", NOW + 1, 2), NOW + 5));
    assertThat(quarantine.all()).isEmpty();
  }

  @Test
  void storesASingleReading() throws IOException {
    assertThat(handle(single("gw", Optional.of(new Origin("gw", "r-a1b2c3", 3)), "a", "a")))
        .isEmpty();

    assertThat(store.all())
        .containsExactly(new StoredReading("gw", "r-a1b2c3", 3, reading("a", NOW, 1), NOW + 5));
  }

  @Test
  void storesAReadingThatNoGatewayPublished() throws IOException {
    handle(single("mosq-Ab/C#1", Optional.empty(), "a", "a"));

    assertThat(store.all())
        .containsExactly(
            new StoredReading("mosq-Ab/C#1", "direct", NOW, reading("a", NOW, 1), NOW + 5));
  }

  @Test
  void takesTheSourceProjectsTimesInSeconds() throws IOException {
    String message = "{\"sensor_id\":\"a\",\"value\":21,\"timestamp\":1795262400.25}";

    handle(ruled("client", "sensors/a/data", message));

    assertThat(store.all()).singleElement().extracting("seq").isEqualTo(NOW + 250);
  }

  @Test
  void hasNothingToDoForAnEmptyEvent() throws IOException {
    assertThat(answer("{\"Records\":[]}")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(answer("{}")).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void storesEveryReadingOnceHoweverOftenAndInWhateverOrderItComes() throws IOException {
    List<JsonObject> deliveries = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(i -> deliveries.add(batch("gw", 1 + 10 * i, series(10, NOW + 10 * i))));
    // Batches that were cut elsewhere when they were sent again, and the same in single messages
    IntStream.range(0, 9)
        .forEach(i -> deliveries.add(batch("gw", 6 + 10 * i, series(10, NOW + 5 + 10 * i))));
    deliveries.add(single("gw", Optional.of(new Origin("gw", "r-a1b2c3", 1)), "a", "a"));
    deliveries.addAll(List.copyOf(deliveries));
    Collections.shuffle(deliveries, new Random(1));

    for (int start = 0; start < deliveries.size(); start += 10) {
      int end = Math.min(start + 10, deliveries.size());
      handle(deliveries.subList(start, end).toArray(new JsonObject[0]));
    }

    assertThat(store.all())
        .extracting(StoredReading::seq)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 200).mapToObj(Long::valueOf).toList());
    assertThat(store.latest("gw")).extracting(StoredReading::seq).containsExactly(200L);
    assertThat(quarantine.all()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"gw", "gw-console", "gw.2"})
  void knowsAGatewayByItsClients(String clientId) throws IOException {
    handle(batch(clientId, "gw", "gw"));

    assertThat(store.all()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"other", "gw2", "g", "GW", "'xgw-1'"})
  void quarantinesWhatAClientSaysInAnothersName(String clientId) throws IOException {
    assertThat(handle(batch(clientId, "gw", "gw"))).isEmpty();
    assertThat(handle(single(clientId, Optional.of(new Origin("gw", "r-a1b2c3", 1)), "a", "a")))
        .isEmpty();

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.all())
        .hasSize(1)
        .allSatisfy(
            message -> {
              assertThat(message.source()).isEqualTo(clientId);
              assertThat(message.reason())
                  .isEqualTo("\"gateway\" is not the client that published it");
            });
  }

  @Test
  void quarantinesABatchOnAnotherGatewaysTopic() throws IOException {
    handle(batch("gw", "other", "gw"));

    assertThat(reasons()).containsExactly("\"gateway\" is not the gateway of the topic");
  }

  @Test
  void quarantinesASensorWithAnothersId() throws IOException {
    handle(single("gw", Optional.empty(), "a", "b"));

    assertThat(store.all()).isEmpty();
    assertThat(reasons()).containsExactly("\"sensor_id\" is not the sensor of the topic");
  }

  @Test
  void believesNoPublisherThatWritesWhatARuleSays() throws IOException {
    JsonObject forged = ruled("gw", "gateways/gw/readings", "{}");
    forged.add("base64OriginalPayload", "").add("failures", new JsonArray()).add("clientId", "gw");

    handle(ruled("mallory", "sensors/a/data", forged.toString()));

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.all())
        .singleElement()
        .satisfies(message -> assertThat(message.source()).isEqualTo("mallory"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "[]",
        "null",
        "{\"client_id\":\"gw\"",
        "{}",
        "{\"topic\":7,\"client_id\":\"gw\",\"received_at\":1,\"payload\":\"\"}",
        "{\"topic\":\"sensors/a/b/data\",\"client_id\":\"gw\",\"received_at\":1,\"payload\":\"\"}",
        "{\"topic\":\"sensors/a/data\",\"client_id\":\"\",\"received_at\":1,\"payload\":\"\"}",
        "{\"topic\":\"sensors/a/data\",\"client_id\":\"gw\",\"payload\":\"\"}",
        "{\"topic\":\"sensors/a/data\",\"client_id\":\"gw\",\"received_at\":1.5,\"payload\":\"\"}",
        "{\"topic\":\"sensors/a/data\",\"client_id\":\"gw\",\"received_at\":1}",
        "{\"topic\":\"sensors/a/data\",\"client_id\":\"gw\",\"received_at\":1,\"payload\":\"!\"}",
        "{\"topic\":\"sensors/a/data\",\"clientId\":\"gw\",\"failures\":[]}",
        "{\"topic\":\"x\",\"clientId\":\"gw\",\"failures\":7}",
      })
  void quarantinesWhatNoRuleMade(String body) throws IOException {
    assertThat(handle(body)).isEmpty();

    assertThat(quarantine.all()).singleElement().extracting("payload").isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"value\":NaN",
        "\"value\":1e999",
        "\"value\":-1e999",
        "\"value\":\"7\"",
        "\"value\":null",
        "\"value\":[[[[[[[[[1]]]]]]]]]",
        "\"value\":1,\"seq\":0,\"gateway\":\"gw\",\"stream\":\"s\"",
        "\"value\":1,\"seq\":1.5,\"gateway\":\"gw\",\"stream\":\"s\"",
        "\"value\":1,\"seq\":1,\"gateway\":\"gw\"",
        "\"value\":1,\"type\":{}",
      })
  void quarantinesAReadingThatCannotBe(String fields) throws IOException {
    String message = "{\"sensor_id\":\"a\",\"timestamp\":%d,%s}".formatted(NOW, fields);

    assertThat(handle(ruled("gw", "sensors/a/data", message))).isEmpty();

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[[1,0,1]]",
        "[[-1,0,1]]",
        "[[0.5,0,1]]",
        "[[0,0]]",
        "[[0,0,1,1]]",
        "[[0,0,\"1\"]]",
        "[[0,0,1e999]]",
        "[[0,1e300,1]]",
        "[[0,-1e13,1]]",
        "[[0,0,[1]]]",
        "[0,0,1]",
      })
  void quarantinesABatchThatCannotBe(String readings) throws IOException {
    String message =
        ("{\"gateway\":\"gw\",\"stream\":\"s\",\"seq\":1,\"timestamp\":%d,"
                + "\"sensors\":[{\"sensor_id\":\"a\"}],\"readings\":%s}")
            .formatted(NOW, readings);

    assertThat(handle(ruled("gw", "gateways/gw/readings", message))).isEmpty();

    assertThat(store.all()).isEmpty();
    assertThat(quarantine.all()).hasSize(1);
  }

  @Test
  void quarantinesWhatIsTooDeepOrTooLong() throws IOException {
    String deep = "{\"sensor_id\":" + "[".repeat(3_000) + "]".repeat(3_000) + "}";
    String deepQueueMessage = "{\"topic\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    String longReading = "{\"sensor_id\":\"a\",\"type\":\"" + "x".repeat(10_000) + "\"}";

    assertThat(
            handle(
                ruled("gw", "sensors/a/data", deep).toString(),
                deepQueueMessage,
                ruled("gw", "sensors/a/data", longReading).toString(),
                ruled("gw", "sensors/a/data", "x".repeat(300_000)).toString()))
        .isEmpty();

    assertThat(quarantine.all()).hasSize(4);
    assertThat(quarantine.all())
        .allSatisfy(
            message ->
                assertThat(message.payload().length())
                    .isLessThanOrEqualTo(QuarantinedMessage.MAX_PAYLOAD_BYTES));
  }

  @Test
  void survivesEveryKindOfDamage() {
    Random random = new Random(7);
    String intact =
        new ReadingBatch(new Origin("gw", "r-a1b2c3", 1), List.of(series(5, NOW))).toJson();
    String characters = "{}[]\",:0123456789.eE-\\\u0000\ud800nulltrue";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder damaged = new StringBuilder(intact);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int position = random.nextInt(damaged.length());
        char other = characters.charAt(random.nextInt(characters.length()));
        switch (random.nextInt(3)) {
          case 0 -> damaged.setCharAt(position, other);
          case 1 -> damaged.insert(position, other);
          default -> damaged.delete(position, Math.min(damaged.length(), position + 3));
        }
      }
      JsonObject message = ruled("gw", "gateways/gw/readings", damaged.toString());

      assertThat(Examination.of(new QueueMessage("m", message.toString(), NOW))).isNotNull();
      assertThat(Examination.of(new QueueMessage("m", damaged.toString(), NOW))).isNotNull();
    }
  }

  @Test
  void storesThePastAndQuarantinesTheFuture() throws IOException {
    handle(
        batch(
            "gw",
            1,
            reading("a", 0, 1),
            reading("a", NOW - 400 * DAY, 2),
            reading("a", NOW + 5 + DAY, 3),
            reading("a", NOW + 6 + DAY, 4),
            reading("a", NOW + 9000 * DAY, 5)));

    assertThat(store.all()).extracting(StoredReading::seq).containsExactly(1L, 2L, 3L);
    assertThat(reasons())
        .containsExactly(
            "2 of 5 readings: \"timestamp\" is more than 24 hours ahead, first in number 4");
  }

  @Test
  void quarantinesValuesThatNoTableHolds() throws IOException {
    handle(batch("gw", 1, reading("a", NOW, 1e200), reading("a", NOW + 1, 0)));

    assertThat(store.all()).extracting(StoredReading::seq).containsExactly(2L);
    assertThat(reasons())
        .containsExactly(
            "1 of 2 readings: \"value\" is larger or smaller than the store can hold, first in"
                + " number 1");
  }

  @Test
  void letsNoPoisonStandInTheWayOfTheOthers() throws IOException {
    store.refuse(stored -> stored.seq() == 13);

    List<String> returned =
        handle(
            batch("gw", 1, reading("a", NOW, 1)).toString(),
            "poison",
            batch("gw", 13, reading("a", NOW + 1, 1)).toString(),
            batch("gw", 20, reading("a", NOW + 2, 1)).toString());

    assertThat(returned).isEmpty();
    assertThat(store.all()).extracting(StoredReading::seq).containsExactly(1L, 20L);
    assertThat(quarantine.all()).extracting("id").containsExactlyInAnyOrder("id-1", "id-2");
  }

  @Test
  void returnsWhatItCannotStoreNowAndQuarantinesTheRest() throws IOException {
    store.setAway(true);
    String good = batch("gw", 1, reading("a", NOW, 1)).toString();

    assertThat(handle(good, "poison", good)).containsExactly("id-0", "id-2");
    assertThat(quarantine.all()).extracting("id").containsExactly("id-1");

    store.setAway(false);
    assertThat(handle(good)).isEmpty();
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void returnsWhatItCannotQuarantineNowAndStoresTheRest() throws IOException {
    quarantine.setAway(true);
    String good = batch("gw", 1, reading("a", NOW, 1)).toString();

    assertThat(handle("poison", good, "more poison")).containsExactly("id-0", "id-2");
    assertThat(store.all()).hasSize(1);
  }

  @Test
  void storesWhatARuleCouldNotHandOnFromItsErrorDocument() throws IOException {
    byte[] single =
        new ReadingMessage(Optional.of(new Origin("gw", "r-a1b2c3", 1)), reading("a", NOW, 1))
            .toJson()
            .getBytes(StandardCharsets.UTF_8);
    byte[] batch =
        new ReadingBatch(new Origin("gw", "r-a1b2c3", 2), List.of(reading("b", NOW, 1)))
            .toJson()
            .getBytes(StandardCharsets.UTF_8);

    handle(
        errorDocument("sensors/a/data", "gw", single),
        errorDocument("$aws/rules/marram_readings/gateways/gw/readings", "gw", batch));

    assertThat(store.all()).extracting(StoredReading::seq).containsExactly(1L, 2L);
    assertThat(quarantine.all()).isEmpty();
  }

  @Test
  void quarantinesWhatFailedForGood() throws IOException {
    handle(
        errorDocument("sensors/a/data", "gw", "not JSON".getBytes(StandardCharsets.UTF_8)),
        errorDocument("gateways/gw/ledger", "gw", new byte[0]));

    assertThat(reasons())
        .satisfiesExactly(
            reason -> assertThat(reason).startsWith("the message is not JSON"),
            reason -> assertThat(reason).isEqualTo("the rule some_rule failed: queue is away"));
  }

  private static Reading reading(String sensorId, long timestamp, double value) {
    return new Reading(sensorId, "temperature", "hall", value, "°C", timestamp);
  }

  private static Reading[] series(int length, long start) {
    return IntStream.range(0, length)
        .mapToObj(i -> reading("a", start + i, 1))
        .toArray(Reading[]::new);
  }

  private static JsonObject batch(String gateway, long seq, Reading... readings) {
    ReadingBatch batch = new ReadingBatch(new Origin(gateway, "r-a1b2c3", seq), List.of(readings));
    return ruled(gateway, ReadingBatch.topic(gateway), batch.toJson());
  }

  private static JsonObject batch(String clientId, String topicGateway, String gateway) {
    ReadingBatch batch =
        new ReadingBatch(new Origin(gateway, "r-a1b2c3", 1), List.of(reading("a", NOW, 1)));
    return ruled(clientId, ReadingBatch.topic(topicGateway), batch.toJson());
  }

  private static JsonObject single(
      String clientId, Optional<Origin> origin, String topicSensor, String sensorId) {
    ReadingMessage message = new ReadingMessage(origin, reading(sensorId, NOW, 1));
    return ruled(clientId, ReadingMessage.topic(topicSensor), message.toJson());
  }

  /** What a rule makes of a message. */
  private static JsonObject ruled(String clientId, String topic, String message) {
    byte[] payload = message.getBytes(StandardCharsets.UTF_8);
    return new JsonObject()
        .add("payload", Base64.getEncoder().encodeToString(payload))
        .add("topic", topic)
        .add("client_id", clientId)
        .add("received_at", NOW + 5);
  }

  private static JsonObject errorDocument(String topic, String clientId, byte[] payload) {
    return new JsonObject()
        .add("ruleName", "some_rule")
        .add("topic", topic)
        .add("cloudwatchTraceId", "t")
        .add("clientId", clientId)
        .add("base64OriginalPayload", Base64.getEncoder().encodeToString(payload))
        .add(
            "failures",
            new JsonArray()
                .add(
                    new JsonObject()
                        .add("failedAction", "SqsAction")
                        .add("failedResource", "queue")
                        .add("errorMessage", "queue is away")));
  }

  private List<String> reasons() {
    return quarantine.all().stream().map(QuarantinedMessage::reason).toList();
  }

  private List<String> handle(JsonObject... bodies) throws IOException {
    return handle(List.of(bodies).stream().map(JsonObject::toString).toArray(String[]::new));
  }

  /** Hands the messages over as Lambda does; they have the ids id-0, id-1 and so on. */
  private List<String> handle(String... bodies) throws IOException {
    JsonArray records = new JsonArray();
    for (String body : bodies) {
      records.add(
          new JsonObject()
              .add("messageId", "id-" + records.size())
              .add("receiptHandle", "r")
              .add("body", body)
              .add(
                  "attributes",
                  new JsonObject()
                      .add("ApproximateReceiveCount", "1")
                      .add("SentTimestamp", Long.toString(NOW + 5)))
              .add("messageAttributes", new JsonObject())
              .add("eventSource", "aws:sqs"));
    }
    String answer = answer(new JsonObject().add("Records", records).toString());
    return Json.parse(answer).asObject().get("batchItemFailures").asArray().values().stream()
        .map(JsonValue::asObject)
        .map(failure -> failure.getString("itemIdentifier", ""))
        .toList();
  }

  private String answer(String event) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, null);
    return output.toString(StandardCharsets.UTF_8);
  }
}
