package io.marram.emulator.aws.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicRulePayloadTest {

  private static final String ACTION =
      "{'sqs':{'queueUrl':'http://sqs/0/q','roleArn':'arn:aws:iam::0:role/r'}}";

  @Test
  void readsARuleAsAwsTakesIt() throws Exception {
    RuleDefinition rule =
        parse(
            """
            {'sql': "SELECT * FROM 'gateways/+/readings'", 'description': 'all',
             'awsIotSqlVersion': '2016-03-23', 'ruleDisabled': false,
             'actions': [
               {'dynamoDBv2': {'putItem': {'tableName': '${topic(2)}'}, 'roleArn': 'arn:r'}},
               {'sqs': {'queueUrl': 'http://sqs/0/q', 'roleArn': 'arn:r', 'useBase64': true}},
               {'lambda': {'functionArn': 'arn:aws:lambda:us-east-1:0:function:f'}},
               {'republish': {'topic': 'copy/${topic()}', 'qos': 1, 'roleArn': 'arn:r'}}],
             'errorAction': %s}
            """
                .formatted(ACTION));

    assertThat(rule.actions())
        .extracting(action -> (Object) action.getClass())
        .containsExactly(
            Action.DynamoDbV2.class, Action.Sqs.class, Action.Lambda.class, Action.Republish.class);
    assertThat(rule.errorAction()).isPresent();
    assertThat(rule.listensTo("gateways/gw/readings")).isTrue();
    assertThat(rule.listensTo("gateways/gw/ledger")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no JSON { | not JSON",
        "[] | the rule must be an object",
        "{'actions':[]} | awsIotSqlVersion must be \"2016-03-23\", was \"2015-10-08\"",
        "{'awsIotSqlVersion':'2016-03-23','actions':[]} | the rule needs \"sql\", a text",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a'} | the rule needs \"actions\", an array",
        "{'awsIotSqlVersion':'2016-03-23','sql':5,'actions':[]} | \"sql\" must be a text",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[],'ruleDisabled':'no'}"
            + " | \"ruleDisabled\" must be true or false",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[],'rule':1}"
            + " | the rule has no field \"rule\"",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[{'s3':{}}]}"
            + " | actions[0]: the twin has no action \"s3\"; it has dynamoDBv2, lambda, republish",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[{}]}"
            + " | actions[0] must name one action, names 0",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[{'sqs':{'queueUrl':'u'}}]}"
            + " | actions[0].sqs needs \"roleArn\", a text",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[{'sqs':{'roleArn':'r'}}]}"
            + " | actions[0].sqs needs \"queueUrl\", a text",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[{'republish':{'topic':'t','roleArn':'r','qos':2}}]}"
            + " | actions[0].republish: \"qos\" must be 0 or 1, was 2",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[{'republish':{'topic':'${topic(}','roleArn':'r'}}]}"
            + " | actions[0].republish.topic: expected an expression",
        "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':[],'errorAction':{'sns':{}}}"
            + " | errorAction: the twin has no action \"sns\"",
      })
  void saysWhatIsWrongAndWhere(String document, String message) {
    assertThatThrownBy(() -> parse(document))
        .isInstanceOf(RuleException.class)
        .hasMessageStartingWith("rule readings: ")
        .hasMessageContaining(message);
  }

  @Test
  void showsThePlaceOfAMistakeInTheStatement() {
    assertThatThrownBy(
            () ->
                parse(
                    "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT *, temp > FROM 1','actions':[]}"))
        .hasMessage(
            """
            rule readings: sql: expected an expression, found "FROM" at line 1, column 18
              SELECT *, temp > FROM 1
                               ^""");
  }

  @Test
  void refusesANameThatAwsRefuses() {
    assertThatThrownBy(() -> TopicRulePayload.parse("my-rule", "{}"))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("my-rule");
  }

  @Test
  void refusesMoreThanTenActions() {
    assertThatThrownBy(
            () ->
                parse(
                    "{'awsIotSqlVersion':'2016-03-23','sql':'SELECT a','actions':["
                        + (ACTION + ",").repeat(10)
                        + ACTION
                        + "]}"))
        .hasMessageContaining("at most 10 actions");
  }

  /** With the quotes of JSON where single ones stand, except around a statement. */
  private static RuleDefinition parse(String document) throws RuleException {
    String sql = "\"SELECT * FROM 'gateways/+/readings'\"";
    return TopicRulePayload.parse(
        "readings", document.replace(sql, "@").replace('\'', '"').replace("@", sql));
  }
}
