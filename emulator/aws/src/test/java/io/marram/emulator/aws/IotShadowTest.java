package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient.Mqtt5Publishes;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IotShadowTest {

  private static final String CLASSIC = "$aws/things/lamp/shadow";
  private static final String NAMED = "$aws/things/lamp/shadow/name/colours";

  @TempDir private Path folder;

  private BrokerFixture aws;
  private Mqtt5BlockingClient lamp;
  private Mqtt5Publishes answers;

  @BeforeEach
  void start() {
    aws = new BrokerFixture(folder);
    connect();
  }

  @AfterEach
  void stop() {
    answers.close();
    lamp.disconnect();
    aws.close();
  }

  private void connect() {
    lamp = aws.thing("lamp");
    lamp.connect();
    answers = lamp.publishes(MqttGlobalPublishFilter.ALL);
    for (String prefix : List.of(CLASSIC, NAMED)) {
      for (String operation : List.of("get", "update", "delete")) {
        BrokerFixture.subscribe(lamp, prefix + "/" + operation + "/+");
      }
    }
  }

  @Test
  void answersAnUpdateWithAcceptedDocumentsAndDelta() {
    Map<String, JsonObject> said =
        ask(
            CLASSIC + "/update",
            "{\"state\":{\"desired\":{\"on\":true},\"reported\":{\"on\":false}},"
                + "\"clientToken\":\"t\"}",
            3);

    JsonObject accepted = said.get(CLASSIC + "/update/accepted");
    assertThat(accepted.get("state"))
        .isEqualTo(json("{\"desired\":{\"on\":true},\"reported\":{\"on\":false}}"));
    assertThat(accepted.get("version").getAsLong()).isEqualTo(1);
    assertThat(accepted.get("clientToken").getAsString()).isEqualTo("t");
    assertThat(
            accepted
                .getAsJsonObject("metadata")
                .getAsJsonObject("desired")
                .getAsJsonObject("on")
                .get("timestamp"))
        .isEqualTo(accepted.get("timestamp"));

    JsonObject delta = said.get(CLASSIC + "/update/delta");
    assertThat(delta.get("state")).isEqualTo(json("{\"on\":true}"));
    assertThat(delta.getAsJsonObject("metadata").keySet()).containsExactly("on");
    assertThat(delta.get("version").getAsLong()).isEqualTo(1);

    JsonObject documents = said.get(CLASSIC + "/update/documents");
    assertThat(documents.getAsJsonObject("previous").get("version").getAsLong()).isZero();
    assertThat(documents.getAsJsonObject("current").get("version").getAsLong()).isEqualTo(1);
    assertThat(documents.getAsJsonObject("current").get("state")).isEqualTo(accepted.get("state"));
  }

  @Test
  void sendsNoDeltaWhereNothingDiffers() {
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":false}}}", 2);

    JsonObject got = ask(CLASSIC + "/get", "", 1).get(CLASSIC + "/get/accepted");
    assertThat(got.get("state")).isEqualTo(json("{\"reported\":{\"on\":false}}"));
  }

  @Test
  void givesTheWholeDocumentWithItsDelta() {
    ask(
        NAMED + "/update",
        "{\"state\":{\"desired\":{\"rgb\":{\"r\":1,\"g\":2}},"
            + "\"reported\":{\"rgb\":{\"r\":1,\"g\":9}}}}",
        3);
    JsonObject got = ask(NAMED + "/get", "{\"clientToken\":\"x\"}", 1).get(NAMED + "/get/accepted");

    assertThat(got.getAsJsonObject("state").get("delta")).isEqualTo(json("{\"rgb\":{\"g\":2}}"));
    assertThat(got.get("version").getAsLong()).isEqualTo(1);
    assertThat(got.get("clientToken").getAsString()).isEqualTo("x");
    assertThat(rejected(CLASSIC + "/get", "")).isEqualTo(404);
  }

  @Test
  void deletesWhatIsNull() {
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":true,\"level\":3}}}", 2);
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"level\":null}}}", 2);
    assertThat(state()).isEqualTo(json("{\"reported\":{\"on\":true}}"));

    ask(CLASSIC + "/update", "{\"state\":{\"reported\":null}}", 2);
    assertThat(state()).isEqualTo(json("{}"));
  }

  @Test
  void rejectsAnotherVersionWithAConflict() {
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":true}}}", 2);

    assertThat(rejected(CLASSIC + "/update", "{\"state\":{},\"version\":7,\"clientToken\":\"c\"}"))
        .isEqualTo(409);
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":false}},\"version\":1}", 2);
  }

  @Test
  void doesNotBeginItsVersionAnewAfterADeletion() {
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":true}}}", 2);
    JsonObject deleted = ask(CLASSIC + "/delete", "", 1).get(CLASSIC + "/delete/accepted");
    assertThat(deleted.get("version").getAsLong()).isEqualTo(1);
    assertThat(rejected(CLASSIC + "/get", "")).isEqualTo(404);
    assertThat(rejected(CLASSIC + "/delete", "")).isEqualTo(404);

    JsonObject again =
        ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":true}}}", 2)
            .get(CLASSIC + "/update/accepted");
    assertThat(again.get("version").getAsLong()).isEqualTo(2);
  }

  @Test
  void rejectsWhatIsNoDocument() {
    String deep = "{\"a\":".repeat(9) + "1" + "}".repeat(9);
    String veryDeep = "[".repeat(4_000) + "]".repeat(4_000);

    assertThat(rejected(CLASSIC + "/update", "nonsense")).isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{}")).isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{\"state\":1}")).isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{\"state\":{\"desired\":1}}")).isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{\"state\":{\"wanted\":{}}}")).isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{\"state\":{\"desired\":{\"a\":[null]}}}"))
        .isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{\"state\":{\"desired\":" + deep + "}}"))
        .isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", veryDeep)).isEqualTo(400);
    assertThat(rejected(CLASSIC + "/update", "{\"state\":{},\"version\":\"x\"}")).isEqualTo(400);
    assertThat(
            rejected(
                CLASSIC + "/update", "{\"state\":{},\"clientToken\":\"" + "x".repeat(65) + "\"}"))
        .isEqualTo(400);
    assertThat(
            rejected(
                CLASSIC + "/update",
                "{\"state\":{\"desired\":{\"a\":\"" + "x".repeat(8_200) + "\"}}}"))
        .isEqualTo(413);
  }

  @Test
  void keepsAShadowOverARestart() {
    ask(CLASSIC + "/update", "{\"state\":{\"reported\":{\"on\":true}}}", 2);
    answers.close();
    lamp.disconnect();
    aws.restart();
    connect();

    assertThat(state()).isEqualTo(json("{\"reported\":{\"on\":true}}"));
  }

  private JsonElement state() {
    return ask(CLASSIC + "/get", "", 1).get(CLASSIC + "/get/accepted").get("state");
  }

  private int rejected(String topic, String request) {
    return ask(topic, request, 1).get(topic + "/rejected").get("code").getAsInt();
  }

  private Map<String, JsonObject> ask(String topic, String request, int count) {
    BrokerFixture.publish(lamp, topic, request);
    Map<String, JsonObject> said = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      Mqtt5Publish answer = BrokerFixture.next(answers);
      said.put(answer.getTopic().toString(), json(BrokerFixture.text(answer)).getAsJsonObject());
    }
    return said;
  }

  private static JsonElement json(String text) {
    return JsonParser.parseString(text);
  }
}
