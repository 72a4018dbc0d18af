package io.marram.emulator.aws.rules;

import com.google.gson.JsonObject;
import io.marram.emulator.aws.iot.IotMessage;
import java.util.concurrent.CompletionStage;

/** The services that rules act on. Every call waits for its result. */
public interface RuleTargets {

  /** Puts an item of DynamoDB, with a root field for each attribute. */
  ActionResult putItem(String table, JsonObject item);

  /** Sends a message to a queue. */
  ActionResult sendMessage(String queueUrl, String body) throws InterruptedException;

  /** Runs a function once. */
  Invocation invoke(String functionArn, byte[] event) throws InterruptedException;

  /**
   * Publishes in the name of IoT Core. The very object must reach the engine as a publish, if any
   * rule is to have it.
   *
   * @return completes when the message is safe
   */
  CompletionStage<Void> publish(IotMessage message);

  /** What came of an invocation. */
  enum Invocation {
    SUCCEEDED,
    FAILED,
    NO_SUCH_FUNCTION
  }
}
