package io.marram.cloud.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TopicRulesTest {

  private static final Map<String, String> VALUES =
      Map.of(
          "ReadingsQueueUrl", "http://localhost/queue",
          "ErrorQueueUrl", "http://localhost/errors",
          "RoleArn", "arn:aws:iam::000000000000:role/rules",
          "LedgerTable", "ledger",
          "GatewaysTable", "gateways");

  /** The fields that each action of AWS must have. */
  private static final Map<String, Set<String>> ACTIONS =
      Map.of(
          "sqs", Set.of("queueUrl", "roleArn", "useBase64"),
          "dynamoDBv2", Set.of("roleArn", "putItem"));

  static List<TopicRule> rules() {
    return TopicRules.all();
  }

  @Test
  void listsEveryFileThatIsThere() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/io/marram/cloud/rules"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(rules().stream().map(TopicRule::name).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isWhatCreateTopicRuleTakes(TopicRule rule) {
    JsonObject payload = Json.parse(rule.payload(VALUES)).asObject();

    assertThat(rule.name()).matches("[a-zA-Z0-9_]{1,128}");
    assertThat(payload.names())
        .containsExactlyInAnyOrder(
            "description", "sql", "awsIotSqlVersion", "ruleDisabled", "actions", "errorAction");
    assertThat(payload.get("sql").asString()).startsWith("SELECT ").contains(" FROM '");
    assertThat(payload.get("awsIotSqlVersion").asString()).isEqualTo("2016-03-23");
    assertThat(payload.get("ruleDisabled").asBoolean()).isFalse();
    assertThat(payload.get("actions").asArray()).hasSizeBetween(1, 10);
    payload.get("actions").asArray().forEach(TopicRulesTest::requireAction);
    requireAction(payload.get("errorAction"));
  }

  private static void requireAction(JsonValue action) {
    List<String> kinds = action.asObject().names();
    assertThat(kinds).hasSize(1);
    JsonObject fields = action.asObject().get(kinds.get(0)).asObject();
    assertThat(fields.names())
        .containsExactlyInAnyOrderElementsOf(ACTIONS.getOrDefault(kinds.get(0), Set.of()));
    assertThat(fields.get("roleArn").asString()).startsWith("arn:aws:iam::");
  }

  @Test
  void saysWhichParametersItHas() {
    assertThat(rule("marram_readings").parameters())
        .containsExactly("ErrorQueueUrl", "ReadingsQueueUrl", "RoleArn");
    assertThat(rule("marram_ledger").parameters())
        .containsExactly("ErrorQueueUrl", "LedgerTable", "RoleArn");
  }

  @Test
  void fillsInItsParametersAndLeavesWhatAwsFillsIn() {
    TopicRule rule =
        new TopicRule("r", "{\"a\": \"${Table}/${topic(2)}/${Table}\", \"b\": \"$ {Table}\"}");

    assertThat(rule.payload(Map.of("Table", "x\"\\$1\n")))
        .isEqualTo(
            "{\"a\": \"x\\\"\\\\$1\\u000a/${topic(2)}/x\\\"\\\\$1\\u000a\", \"b\": \"$ {Table}\"}");
  }

  @Test
  void saysWhichValueIsMissing() {
    assertThatThrownBy(() -> rule("marram_ledger").payload(Map.of("RoleArn", "r")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rule marram_ledger needs a value for LedgerTable");
  }

  private static TopicRule rule(String name) {
    return rules().stream().filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
  }
}
