package io.marram.emulator.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IotPolicyTest {

  private static final String ARN = "arn:aws:iot:us-east-1:000000000000:";

  @Test
  void nothingIsAllowedThatNoStatementAllows() {
    ConnectionPolicy policy = policy(allow("iot:Publish", "topic/a"));

    assertThat(policy.allows(IotAction.PUBLISH, "a")).isTrue();
    assertThat(policy.allows(IotAction.PUBLISH, "b")).isFalse();
    assertThat(policy.allows(IotAction.SUBSCRIBE, "a")).isFalse();
    assertThat(policy.allows(IotAction.RETAIN_PUBLISH, "a")).isFalse();
  }

  @Test
  void anExplicitDenyWinsWhateverTheOrder() {
    String allow = allow("iot:*", "topic/*");
    String deny = statement("Deny", "iot:Publish", "topic/secret/*");

    for (ConnectionPolicy policy :
        new ConnectionPolicy[] {policy(allow + "," + deny), policy(deny + "," + allow)}) {
      assertThat(policy.allows(IotAction.PUBLISH, "secret/a")).isFalse();
      assertThat(policy.allows(IotAction.RECEIVE, "secret/a")).isTrue();
      assertThat(policy.allows(IotAction.PUBLISH, "open/a")).isTrue();
    }
  }

  @Test
  void theStarMatchesAcrossLevelsAndTheQuestionMarkOneCharacter() {
    ConnectionPolicy policy =
        policy(allow("iot:Publish", "topic/a/*/z") + "," + allow("iot:Publish", "topic/b/??"));

    assertThat(policy.allows(IotAction.PUBLISH, "a/1/2/3/z")).isTrue();
    assertThat(policy.allows(IotAction.PUBLISH, "a/z")).isFalse();
    assertThat(policy.allows(IotAction.PUBLISH, "b/12")).isTrue();
    assertThat(policy.allows(IotAction.PUBLISH, "b/123")).isFalse();
  }

  @Test
  void wildcardsOfMqttAreCharactersLikeOthersInAPolicy() {
    ConnectionPolicy policy = policy(allow("iot:Subscribe", "topicfilter/a/#"));

    assertThat(policy.allows(IotAction.SUBSCRIBE, "a/#")).isTrue();
    assertThat(policy.allows(IotAction.SUBSCRIBE, "a/b")).isFalse();
    assertThat(policy.allows(IotAction.SUBSCRIBE, "a/+")).isFalse();
  }

  @Test
  void variablesStandForTheThingAndTheClient() {
    ConnectionPolicy policy =
        policy(
            allow("iot:Publish", "topic/${iot:Connection.Thing.ThingName}/${iot:ClientId}/a")
                + ","
                + allow("iot:Publish", "topic/${iot:Certificate.Subject.Country}/*")
                + ","
                + allow("iot:Publish", "topic/star/${*}"));

    assertThat(policy.allows(IotAction.PUBLISH, "gw/gw-camera/a")).isTrue();
    assertThat(policy.allows(IotAction.PUBLISH, "gw/gw/a")).isFalse();
    assertThat(policy.allows(IotAction.PUBLISH, "/a")).as("a variable without value").isFalse();
    assertThat(policy.allows(IotAction.PUBLISH, "star/*")).isTrue();
    assertThat(policy.allows(IotAction.PUBLISH, "star/a")).isFalse();
  }

  @Test
  void aClientIdWithAStarIsNoPattern() {
    ConnectionPolicy policy =
        IotPolicy.parse(document(allow("iot:Publish", "topic/${iot:ClientId}")))
            .forConnection("gw", "*");

    assertThat(policy.allows(IotAction.PUBLISH, "anything")).isFalse();
  }

  @Test
  void takesOneTextWhereAListCanBe() {
    assertThat(policy(allow("iot:Publish", "topic/a")).allows(IotAction.PUBLISH, "a")).isTrue();
    assertThat(
            policy(
                    "{\"Effect\":\"Allow\",\"Action\":[\"iot:Publish\",\"iot:Receive\"],"
                        + "\"Resource\":[\"*\"]}")
                .allows(IotAction.RECEIVE, "a"))
        .isTrue();
  }

  @Test
  void aLongPatternDoesNotTakeLong() {
    ConnectionPolicy policy = policy(allow("iot:Publish", "topic/" + "*a".repeat(100) + "b"));

    assertThat(policy.allows(IotAction.PUBLISH, "a".repeat(256))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[]; the policy document is malformed",
        "{\"Statement\"; the policy document is malformed",
        "{}; the policy document has no Statement",
        "{\"Statement\":{\"Effect\":\"Maybe\"}}; Effect must be Allow or Deny, was \"Maybe\"",
        "{\"Statement\":{\"Effect\":\"Allow\"}}; a statement has no Action",
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\"}}; a statement has no Resource",
        "{\"Statement\":{\"Condition\":{}}}; the twin does not know \"Condition\" in a statement",
      })
  void saysWhatIsWrongWithADocument(String document, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IotPolicy.parse(document))
        .withMessageStartingWith(reason);
  }

  @Test
  void refusesADocumentThatAwsWouldFindTooLong() {
    String tooLong = document(allow("iot:Publish", "topic/" + "a".repeat(2_048)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> IotPolicy.parse(tooLong))
        .withMessage("a policy document has at most 2048 characters besides white space");
  }

  private static ConnectionPolicy policy(String statements) {
    return IotPolicy.parse(document(statements)).forConnection("gw", "gw-camera");
  }

  private static String document(String statements) {
    return "{\"Version\":\"2012-10-17\",\"Statement\":[" + statements + "]}";
  }

  private static String allow(String action, String resource) {
    return statement("Allow", action, resource);
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Effect\":\"%s\",\"Action\":\"%s\",\"Resource\":\"%s%s\"}"
        .formatted(effect, action, ARN, resource);
  }
}
