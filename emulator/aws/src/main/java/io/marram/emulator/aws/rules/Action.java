package io.marram.emulator.aws.rules;

import io.marram.emulator.aws.rules.sql.Template;

/** What a rule does with a message. */
sealed interface Action {

  /** How an error document calls it. */
  String failureName();

  /** Writes the result's fields as an item, one attribute each. */
  record DynamoDbV2(Template table) implements Action {
    @Override
    public String failureName() {
      return "DynamoDBv2Action";
    }
  }

  /** Sends the result to a queue. */
  record Sqs(Template queueUrl, boolean base64) implements Action {
    @Override
    public String failureName() {
      return "SqsAction";
    }
  }

  /** Invokes a function asynchronously with the result as its event. */
  record Lambda(String functionArn) implements Action {
    @Override
    public String failureName() {
      return "LambdaAction";
    }
  }

  /** Publishes the result. */
  record Republish(Template topic, int qos) implements Action {
    @Override
    public String failureName() {
      return "RepublishAction";
    }
  }
}
