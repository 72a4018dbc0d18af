package io.marram.emulator.aws.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.marram.emulator.aws.iot.AcceptedPublish;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.UserProperty;
import io.marram.emulator.aws.store.DurableStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RuleEngineTest {

  private static final String SQS = "{'sqs':{'queueUrl':'http://s/0/q','roleArn':'r'}}";
  private static final String ERRORS = "{'sqs':{'queueUrl':'http://s/0/errors','roleArn':'r'}}";

  @TempDir private Path folder;

  private int run;
  private DurableStore store;
  private FakeTargets targets;
  private RuleEngine engine;

  @BeforeEach
  void start() throws IOException {
    store = DurableStore.open(folder.resolve("messages-" + run + ".mv"));
    targets = new FakeTargets();
    engine = new RuleEngine(store, targets, List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
  }

  @AfterEach
  void stop() {
    engine.close();
    store.close();
  }

  @Test
  void givesAMessageToEveryRuleWhoseFilterMatches() throws Exception {
    create("one", "SELECT *, topic(2) AS t FROM 'sensors/+/data'", SQS);
    create("two", "SELECT v FROM 'sensors/#'", "{'lambda':{'functionArn':'arn:f'}}");
    create("three", "SELECT v FROM 'gateways/#'", SQS);

    publish("sensors/t1/data", "{\"v\":1}");

    assertThat(targets.next(2))
        .containsExactlyInAnyOrder(
            "send http://s/0/q {\"v\":1,\"t\":\"t1\"}", "invoke arn:f {\"v\":1}");
    awaitIdle();
    assertThat(targets.done).isEmpty();
    assertThat(engine.status()).extracting(RuleStatus::matched).containsExactly(1L, 0L, 1L);
  }

  @Test
  void actsOnlyWhereTheConditionHolds() throws Exception {
    create("hot", "SELECT v FROM 'a' WHERE v > 24", SQS);

    publish("a", "{\"v\":20}");
    publish("a", "{\"v\":25}");

    assertThat(targets.next()).isEqualTo("send http://s/0/q {\"v\":25}");
    awaitIdle();
    assertThat(status("hot").matched()).isEqualTo(1);
  }

  @Test
  void keepsTheOrderOfItsMessages() throws Exception {
    create("all", "SELECT VALUE v FROM 'a'", SQS);

    IntStream.range(0, 500).forEach(i -> publish("a", "{\"v\":" + i + "}"));

    assertThat(targets.next(500))
        .containsExactlyElementsOf(
            IntStream.range(0, 500).mapToObj(i -> "send http://s/0/q " + i).toList());
  }

  @Test
  void writesItemsRepublishesAndEncodes() throws Exception {
    create(
        "all",
        "SELECT a, b FROM 'x/y'",
        "{'dynamoDBv2':{'putItem':{'tableName':'t-${topic(2)}'},'roleArn':'r'}}",
        "{'republish':{'topic':'copy/${topic()}/${a}','qos':1,'roleArn':'r'}}",
        "{'republish':{'topic':'$$aws/things/gw/shadow/update','roleArn':'r'}}",
        "{'sqs':{'queueUrl':'http://s/0/q','useBase64':true,'roleArn':'r'}}");

    publish("x/y", "{\"a\":1,\"b\":[true]}");

    assertThat(targets.next(4))
        .containsExactly(
            "put t-y {\"a\":1,\"b\":[true]}",
            "publish copy/x/y/1 1 {\"a\":1,\"b\":[true]}",
            "publish $aws/things/gw/shadow/update 0 {\"a\":1,\"b\":[true]}",
            "send http://s/0/q eyJhIjoxLCJiIjpbdHJ1ZV19");
  }

  @Test
  void givesBasicIngestToTheRuleItNamesAndCountsRulesThatDoNotExist() throws Exception {
    create("named", "SELECT *, topic(1) AS first", SQS);
    create("other", "SELECT * FROM '#'", ERRORS);

    accept(ingest("named", "Buildings/5", "{}"));
    accept(ingest("nobody", "Buildings/5", "{}"));

    assertThat(targets.next()).isEqualTo("send http://s/0/q {\"first\":\"Buildings\"}");
    awaitIdle();
    assertThat(targets.done).isEmpty();
    assertThat(engine.ruleNotFound()).isEqualTo(1);
  }

  @Test
  void tellsTheErrorActionOnceWhatFailed() throws Exception {
    createWithErrors(
        "bad", "SELECT * FROM 'a/b'", SQS, "{'lambda':{'functionArn':'arn:nobody'}}", SQS);
    targets.answers.add(new ActionResult.Failed("The specified queue does not exist."));
    targets.invocations.add(RuleTargets.Invocation.NO_SUCH_FUNCTION);

    publish("a/b", "{\"v\":1}");

    targets.next(3);
    String line = targets.next();
    assertThat(line).startsWith("send http://s/0/errors ");
    JsonObject document =
        JsonParser.parseString(line.substring("send http://s/0/errors ".length()))
            .getAsJsonObject();
    assertThat(document.remove("cloudwatchTraceId").getAsString()).hasSize(36);
    assertThat(document)
        .isEqualTo(
            JsonParser.parseString(
                """
                {"ruleName":"bad","topic":"a/b","clientId":"gw-1",
                 "base64OriginalPayload":"eyJ2IjoxfQ==","failures":[
                  {"failedAction":"SqsAction","failedResource":"http://s/0/q",
                   "errorMessage":"The specified queue does not exist."},
                  {"failedAction":"LambdaAction","failedResource":"arn:nobody",
                   "errorMessage":"Function not found: arn:nobody"}]}
                """));
    awaitIdle();
    assertThat(targets.done).isEmpty();
    assertThat(status("bad").failed()).isEqualTo(2);
    assertThat(status("bad").succeeded()).isEqualTo(2);
  }

  @Test
  void waitsForAServiceThatIsAwayAndRepeatsOnlyWhatIsNotDone() throws Exception {
    createWithErrors(
        "patient",
        "SELECT v FROM 'a'",
        "{'lambda':{'functionArn':'arn:f'}}",
        "{'dynamoDBv2':{'putItem':{'tableName':'t'},'roleArn':'r'}}");
    targets.answers.add(new ActionResult.Unavailable("no connection"));
    targets.answers.add(new ActionResult.Unavailable("no connection"));

    publish("a", "{\"v\":1}");

    assertThat(targets.next(4))
        .containsExactly(
            "invoke arn:f {\"v\":1}", "put t {\"v\":1}", "put t {\"v\":1}", "put t {\"v\":1}");
    awaitIdle();
    assertThat(targets.done).isEmpty();
  }

  @Test
  void triesAFunctionThatFailsTwiceMoreAndLetsTheErrorActionAlone() throws Exception {
    createWithErrors("events", "SELECT v FROM 'a'", "{'lambda':{'functionArn':'arn:f'}}");
    targets.invocations.addAll(
        List.of(
            RuleTargets.Invocation.FAILED,
            RuleTargets.Invocation.FAILED,
            RuleTargets.Invocation.FAILED,
            RuleTargets.Invocation.SUCCEEDED));

    publish("a", "{\"v\":1}");
    publish("a", "{\"v\":2}");

    assertThat(targets.next(4))
        .containsExactly(
            "invoke arn:f {\"v\":1}",
            "invoke arn:f {\"v\":1}",
            "invoke arn:f {\"v\":1}",
            "invoke arn:f {\"v\":2}");
    awaitIdle();
    assertThat(targets.done).isEmpty();
  }

  @Test
  void endsACircleOfRules() throws Exception {
    createWithErrors(
        "circle", "SELECT * FROM 'a/+'", "{'republish':{'topic':'a/${topic(2)}','roleArn':'r'}}");
    targets.broker =
        message -> engine.accepted(new AcceptedPublish(message, Optional.empty(), "", 1L));

    publish("a/b", "{}");

    assertThat(targets.next(10)).containsOnly("publish a/b 0 {}");
    assertThat(targets.next())
        .startsWith("send http://s/0/errors")
        .contains("the rules go in a circle")
        .contains("\"clientId\":\"n/a\"");
    awaitIdle();
    assertThat(targets.done).isEmpty();
  }

  @Test
  void refusesATopicThatNothingCanBePublishedOn() throws Exception {
    createWithErrors("wild", "SELECT * FROM 'a'", "{'republish':{'topic':'${t}','roleArn':'r'}}");

    publish("a", "{\"t\":\"b/#\"}");

    assertThat(targets.next()).contains("nothing can be published on the topic \\\"b/#\\\"");
  }

  @Test
  void passesBinaryMessagesOnAndCountsThoseItCannotLookInto() throws Exception {
    createWithErrors("text", "SELECT a FROM 'raw'", SQS);
    createWithErrors("bytes", "SELECT * FROM 'raw'", SQS);
    create(
        "base64", "SELECT * FROM 'raw'", "{'sqs':{'queueUrl':'b','useBase64':true,'roleArn':'r'}}");

    accept(publishOf("raw", new byte[] {(byte) 0xFF, 0}));

    List<String> lines = targets.next(2);
    assertThat(lines).contains("send b /wA=");
    assertThat(lines).anySatisfy(line -> assertThat(line).contains("no text; set useBase64"));
    awaitIdle();
    assertThat(targets.done).isEmpty();
    assertThat(status("text").parseErrors()).isEqualTo(1);
    assertThat(status("text").matched()).isZero();
  }

  @Test
  void doesNothingForADisabledRule() throws Exception {
    engine.create("off", document("SELECT * FROM 'a'", "", SQS).replace("false", "true"));

    publish("a", "{}");

    assertThat(status("off").state()).isEqualTo(RuleStatus.State.DISABLED);
    assertThat(status("off").waiting()).isZero();
  }

  @Test
  void givesWhatIsNotDoneToTheNewDefinition() throws Exception {
    create("rule", "SELECT v FROM 'a'", SQS);
    IntStream.range(0, 1_000)
        .forEach(i -> targets.answers.add(new ActionResult.Unavailable("away")));
    publish("a", "{\"v\":1}");
    targets.next();

    targets.answers.clear();
    create("rule", "SELECT v, 2 AS version FROM 'a'", SQS);

    String line = targets.next();
    while (!line.contains("version")) {
      line = targets.next();
    }
    assertThat(line).isEqualTo("send http://s/0/q {\"v\":1,\"version\":2}");
  }

  @Test
  void refusesABadRuleAndKeepsTheOldOne() throws Exception {
    create("rule", "SELECT v FROM 'a'", SQS);

    assertThatThrownBy(() -> create("rule", "SELECT v FORM 'a'", SQS))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("column 10");
    publish("a", "{\"v\":1}");

    assertThat(targets.next()).isEqualTo("send http://s/0/q {\"v\":1}");
  }

  @Test
  void forgetsARuleThatIsRemoved() throws Exception {
    create("rule", "SELECT v FROM 'a'", SQS);
    engine.remove("rule");
    engine.remove("rule");

    publish("a", "{\"v\":1}");
    killAndStart();

    assertThat(engine.status()).isEmpty();
  }

  @Test
  void actsAfterAKillOnEverythingThatItHadSaidWasSafe() throws Exception {
    create("rule", "SELECT VALUE v FROM 'a'", SQS);
    IntStream.range(0, 100_000)
        .forEach(i -> targets.answers.add(new ActionResult.Unavailable("away")));
    IntStream.range(0, 200).forEach(i -> publish("a", "{\"v\":" + i + "}"));

    killAndStart();
    publish("a", "{\"v\":200}");
    assertThat(status("rule").state()).isEqualTo(RuleStatus.State.TAKING);
    assertThat(status("rule").waiting()).isEqualTo(201);
    assertThat(targets.done).isEmpty();
    create("rule", "SELECT VALUE v FROM 'a'", SQS);

    assertThat(targets.next(201))
        .containsExactlyElementsOf(
            IntStream.range(0, 201).mapToObj(i -> "send http://s/0/q " + i).toList());
    awaitIdle();
    assertThat(status("rule").state()).isEqualTo(RuleStatus.State.ACTIVE);
  }

  @Test
  void keepsWhatAMessageIsMadeOfOverAKill() throws Exception {
    create(
        "rule",
        "SELECT topic() AS t, clientid() AS c, timestamp() AS at,"
            + " get_user_properties('k') AS u, get_mqtt_property('content_type') AS type FROM '#'",
        SQS);
    killAndStart();
    IotMessage message =
        new IotMessage(
            "ä/b",
            "{}".getBytes(StandardCharsets.UTF_8),
            1,
            false,
            Optional.of("x/y"),
            List.of(new UserProperty("k", "😀".repeat(20_000)), new UserProperty("k", "")));
    accept(new AcceptedPublish(message, Optional.empty(), "gw-1", 42L));
    killAndStart();
    create(
        "rule",
        "SELECT topic() AS t, clientid() AS c, timestamp() AS at,"
            + " get_user_properties('k') AS u, get_mqtt_property('content_type') AS type FROM '#'",
        SQS);

    assertThat(targets.next())
        .isEqualTo(
            "send http://s/0/q {\"t\":\"ä/b\",\"c\":\"gw-1\",\"at\":42,\"u\":[\""
                + "😀".repeat(20_000)
                + "\",\"\"],\"type\":\"x/y\"}");
  }

  @Test
  void failsToTakeAMessageWhenItsDiskIsGone() throws Exception {
    create("rule", "SELECT * FROM 'a'", SQS);
    engine.close();
    store.close();

    assertThatThrownBy(() -> accept(publishOf("a", new byte[0]))).isNotNull();
  }

  private void killAndStart() throws IOException {
    Path dead = folder.resolve("messages-" + run + ".mv");
    run++;
    store.written().join();
    Files.copy(dead, folder.resolve("messages-" + run + ".mv"));
    stop();
    start();
  }

  private void create(String name, String sql, String... actions) throws RuleException {
    engine.create(name, document(sql, "", actions));
  }

  private void createWithErrors(String name, String sql, String... actions) throws RuleException {
    engine.create(name, document(sql, ",'errorAction':" + ERRORS, actions));
  }

  private static String document(String sql, String more, String... actions) {
    return ("{'awsIotSqlVersion':'2016-03-23','ruleDisabled':false,'actions':["
            + String.join(",", actions)
            + "]"
            + more
            + ",'sql':@}")
        .replace('\'', '"')
        .replace("@", '"' + sql + '"');
  }

  private RuleStatus status(String name) {
    return engine.status().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void awaitIdle() throws InterruptedException {
    while (engine.status().stream().anyMatch(rule -> rule.waiting() > 0)) {
      Thread.sleep(5);
    }
  }

  private void publish(String topic, String payload) {
    accept(publishOf(topic, payload.getBytes(StandardCharsets.UTF_8)));
  }

  private void accept(AcceptedPublish publish) {
    CompletableFuture<Void> safe = engine.accepted(publish).toCompletableFuture();
    safe.join();
  }

  private static AcceptedPublish publishOf(String topic, byte[] payload) {
    return new AcceptedPublish(IotMessage.of(topic, payload), Optional.empty(), "gw-1", 1L);
  }

  private static AcceptedPublish ingest(String rule, String topic, String payload) {
    return new AcceptedPublish(
        IotMessage.of(topic, payload.getBytes(StandardCharsets.UTF_8)),
        Optional.of(rule),
        "gw-1",
        1L);
  }
}
