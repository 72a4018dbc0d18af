package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import io.marram.emulator.aws.rules.RuleStatus;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** Rules between MQTT and the other services of a whole twin. */
@Timeout(180)
class TopicRulesTest {

  private static final Path JARS = Path.of(System.getProperty("marram.dynamodb.jars"));
  private static final int FEWEST_BEFORE_THE_KILL = 400;

  @TempDir private Path folder;

  @BeforeAll
  static void hasDynamoDb() {
    assumeTrue(Files.isDirectory(JARS), "build the module emulator/dynamodb first");
  }

  @Test
  void carriesAMessageToATableAQueueAFunctionAndAnotherTopic() throws Exception {
    try (AwsTwin twin = AwsTwin.start(TwinSettings.onFreePorts(folder, JARS), line -> {});
        DynamoDbClient tables = tables(twin);
        SqsClient queues = twin.sqs().newClient()) {
      createTable(tables);
      String queue = twin.sqs().createQueue("readings", Map.of());
      String errors = twin.sqs().createQueue("errors", Map.of());
      twin.lambda().deploy(ProbeFunctions.invoke("probe"));
      twin.rules()
          .create(
              "all",
              """
              {"sql": "SELECT *, topic(2) AS topic_sensor, clientid() AS client_id FROM 'sensors/+/data' WHERE value > 0",
               "awsIotSqlVersion": "2016-03-23",
               "actions": [
                 {"dynamoDBv2": {"putItem": {"tableName": "ledger"}, "roleArn": "arn:r"}},
                 {"sqs": {"queueUrl": "QUEUE", "roleArn": "arn:r", "useBase64": false}},
                 {"republish": {"topic": "copies/${topic(2)}", "qos": 1, "roleArn": "arn:r"}},
                 {"dynamoDBv2": {"putItem": {"tableName": "nowhere"}, "roleArn": "arn:r"}}],
               "errorAction": {"sqs": {"queueUrl": "ERRORS", "roleArn": "arn:r"}}}
              """
                  .replace("QUEUE", queue)
                  .replace("ERRORS", errors));
      twin.rules()
          .create(
              "function",
              """
              {"sql": "SELECT topic(2) AS sensor FROM 'sensors/+/data' WHERE value > 0",
               "awsIotSqlVersion": "2016-03-23",
               "actions": [{"lambda": {"functionArn":
                 "arn:aws:lambda:us-east-1:000000000000:function:probe"}}]}
              """);
      Mqtt5BlockingClient device = client("gw-1", twin.broker().plain().getPort());
      device.connect();
      try (var publishes = device.publishes(MqttGlobalPublishFilter.ALL)) {
        BrokerFixture.subscribe(device, "copies/#");
        BrokerFixture.publish(device, "sensors/t1/data", "{\"value\": -1}");
        BrokerFixture.publish(
            device,
            "sensors/t1/data",
            "{\"gateway\":\"gw-1\",\"value\":21.50,\"tags\":[\"a\",true,null],\"more\":{\"n\":1}}");

        JsonObject copy =
            JsonParser.parseString(BrokerFixture.text(BrokerFixture.next(publishes)))
                .getAsJsonObject();
        assertThat(copy.get("topic_sensor").getAsString()).isEqualTo("t1");
        assertThat(JsonParser.parseString(receive(queues, queue).body())).isEqualTo(copy);
      }
      device.disconnect();

      JsonObject error = JsonParser.parseString(receive(queues, errors).body()).getAsJsonObject();
      assertThat(error.get("ruleName").getAsString()).isEqualTo("all");
      assertThat(error.getAsJsonArray("failures")).hasSize(1);
      assertThat(error.toString()).contains("DynamoDBv2Action").contains("nowhere");
      assertThat(item(tables))
          .containsEntry("value", AttributeValue.fromN("21.5"))
          .containsEntry("client_id", AttributeValue.fromS("gw-1"))
          .containsEntry("more", AttributeValue.fromM(Map.of("n", AttributeValue.fromN("1"))))
          .containsEntry(
              "tags",
              AttributeValue.fromL(
                  List.of(
                      AttributeValue.fromS("a"),
                      AttributeValue.fromBool(true),
                      AttributeValue.fromNul(true))));
      awaitIdle(twin);
      assertThat(twin.lambda().status("probe").orElseThrow().invocations()).isEqualTo(1);
      assertThat(twin.rules().status())
          .extracting(RuleStatus::name, RuleStatus::matched, RuleStatus::failed)
          .containsExactly(tuple("all", 1L, 1L), tuple("function", 1L, 0L));
      assertThatThrownBy(
              () ->
                  twin.rules()
                      .create("all", RulesProcess.RULE.replace("FROM 'sensors", "FORM 'sensors")))
          .isInstanceOf(TwinException.class)
          .hasMessageContaining("line 1, column 35")
          .hasMessageContaining("found \"FORM\"");
    }
  }

  @Test
  void losesNoAcknowledgedMessageWhenTheTwinIsKilled() throws Exception {
    Set<Integer> acknowledged = publishUntilTheTwinIsKilled();

    try (AwsTwin twin = AwsTwin.start(TwinSettings.onFreePorts(folder, JARS), line -> {});
        SqsClient queues = twin.sqs().newClient()) {
      String queue = twin.sqs().createQueue(RulesProcess.QUEUE, Map.of());
      twin.rules().create("readings", RulesProcess.RULE);
      Set<Integer> arrived = new HashSet<>();
      while (!arrived.containsAll(acknowledged)) {
        for (Message message : receiveSome(queues, queue)) {
          arrived.add(
              JsonParser.parseString(message.body()).getAsJsonObject().get("seq").getAsInt());
          queues.deleteMessage(
              request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
        }
      }
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(FEWEST_BEFORE_THE_KILL);
    }
  }

  /** The process dies in the midst of publishes; only those it acknowledged count. */
  private Set<Integer> publishUntilTheTwinIsKilled() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                RulesProcess.class.getName(),
                folder.toString(),
                JARS.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Set<Integer> acknowledged = ConcurrentHashMap.newKeySet();
    Semaphore inFlight = new Semaphore(20);
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      int port = Integer.parseInt(output.readLine().split(" ")[1]);
      Mqtt5AsyncClient device = client("gw-1", port).toAsync();
      device.connect().join();
      for (int seq = 0; acknowledged.size() < FEWEST_BEFORE_THE_KILL; seq++) {
        inFlight.acquire();
        int number = seq;
        device
            .publishWith()
            .topic("sensors/t" + seq % 7 + "/data")
            .qos(MqttQos.AT_LEAST_ONCE)
            .payload(reading(seq))
            .send()
            .whenComplete(
                (result, failure) -> {
                  if (failure == null && result.getError().isEmpty()) {
                    acknowledged.add(number);
                  }
                  inFlight.release();
                });
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return Set.copyOf(acknowledged);
  }

  private static void awaitIdle(AwsTwin twin) throws InterruptedException {
    while (twin.rules().status().stream().anyMatch(rule -> rule.waiting() > 0)) {
      Thread.sleep(20);
    }
  }

  private static byte[] reading(int seq) {
    return ("{\"seq\":" + seq + ",\"filler\":\"" + "x".repeat(10_000) + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Message receive(SqsClient queues, String queue) {
    List<Message> messages = receiveSome(queues, queue);
    while (messages.isEmpty()) {
      messages = receiveSome(queues, queue);
    }
    return messages.get(0);
  }

  private static List<Message> receiveSome(SqsClient queues, String queue) {
    return queues
        .receiveMessage(
            request -> request.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(5))
        .messages();
  }

  private static Map<String, AttributeValue> item(DynamoDbClient tables) {
    return tables
        .getItem(
            request ->
                request.tableName("ledger").key(Map.of("gateway", AttributeValue.fromS("gw-1"))))
        .item();
  }

  private static void createTable(DynamoDbClient tables) {
    tables.createTable(
        request ->
            request
                .tableName("ledger")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName("gateway")
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .keySchema(
                    KeySchemaElement.builder()
                        .attributeName("gateway")
                        .keyType(KeyType.HASH)
                        .build()));
  }

  private static DynamoDbClient tables(AwsTwin twin) {
    return DynamoDbClient.builder()
        .endpointOverride(twin.dynamoDb().endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("marram", "marram")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private static Mqtt5BlockingClient client(String clientId, int port) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost("127.0.0.1")
        .serverPort(port)
        .buildBlocking();
  }
}
