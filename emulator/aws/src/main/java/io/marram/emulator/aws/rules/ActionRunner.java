package io.marram.emulator.aws.rules;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.Topics;
import io.marram.emulator.aws.rules.sql.Evaluation;
import io.marram.emulator.aws.rules.sql.Evaluator;
import io.marram.emulator.aws.rules.sql.Template;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out actions, and tries those again that wait for a service. */
final class ActionRunner {

  private static final Logger logger = LoggerFactory.getLogger(ActionRunner.class);

  private static final int MOST_HOPS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final RuleTargets targets;
  private final List<Duration> lambdaPauses;
  private final Republisher republisher;

  /** Where republished messages go, with how often they have been. */
  interface Republisher {
    CompletionStage<Void> publish(IotMessage message, int hops);
  }

  /**
   * For an engine.
   *
   * @param lambdaPauses how long to wait before each further try of a function that failed
   */
  ActionRunner(RuleTargets targets, List<Duration> lambdaPauses, Republisher republisher) {
    this.targets = targets;
    this.lambdaPauses = List.copyOf(lambdaPauses);
    this.republisher = republisher;
  }

  /**
   * Carries out one action, however long its service stays away.
   *
   * @return why it failed, if it did
   * @throws InterruptedException if the rule is stopped before it is done
   */
  Optional<ErrorDocument.Failure> run(
      String rule, Action action, TakenMessage taken, Evaluator evaluator, Evaluation result)
      throws InterruptedException {
    Optional<String> resource = resource(action).render(evaluator);
    if (resource.isEmpty()) {
      return failure(action, resource(action).toString(), "the payload is no JSON");
    }
    Duration pause = FIRST_PAUSE;
    while (true) {
      ActionResult outcome = attemptSafely(action, resource.get(), taken, result);
      if (outcome instanceof ActionResult.Done) {
        return Optional.empty();
      }
      if (outcome instanceof ActionResult.Failed failed) {
        return failure(action, resource.get(), failed.reason());
      }
      if (pause.equals(LONGEST_PAUSE)) {
        logger.warn(
            "event=rule.waiting rule={} action={} resource={} reason=\"{}\"",
            rule,
            action.failureName(),
            resource.get(),
            ((ActionResult.Unavailable) outcome).reason());
      }
      Thread.sleep(pause.toMillis());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
  }

  /** The boundary: whatever goes wrong in a service's client is a failure of this message only. */
  private ActionResult attemptSafely(
      Action action, String resource, TakenMessage taken, Evaluation result)
      throws InterruptedException {
    try {
      return attempt(action, resource, taken, result);
    } catch (RuntimeException e) {
      return new ActionResult.Failed("unexpected: " + e);
    }
  }

  private static Optional<ErrorDocument.Failure> failure(
      Action action, String resource, String reason) {
    return Optional.of(new ErrorDocument.Failure(action.failureName(), resource, reason));
  }

  private static Template resource(Action action) {
    if (action instanceof Action.DynamoDbV2 put) {
      return put.table();
    }
    if (action instanceof Action.Sqs send) {
      return send.queueUrl();
    }
    if (action instanceof Action.Republish publish) {
      return publish.topic();
    }
    return Template.of(((Action.Lambda) action).functionArn());
  }

  private ActionResult attempt(
      Action action, String resource, TakenMessage taken, Evaluation result)
      throws InterruptedException {
    if (action instanceof Action.DynamoDbV2) {
      return result instanceof Evaluation.Json json && json.value() instanceof JsonObject item
          ? targets.putItem(resource, item)
          : new ActionResult.Failed("the result of the statement is no JSON object");
    }
    if (action instanceof Action.Sqs sqs) {
      return send(sqs, resource, result);
    }
    if (action instanceof Action.Lambda) {
      return result instanceof Evaluation.Json json
          ? invoke(resource, json.value())
          : new ActionResult.Failed("the result of the statement is no JSON");
    }
    return republish((Action.Republish) action, resource, taken, result);
  }

  private ActionResult send(Action.Sqs action, String queueUrl, Evaluation result)
      throws InterruptedException {
    if (action.base64()) {
      return targets.sendMessage(queueUrl, Base64.getEncoder().encodeToString(bytes(result)));
    }
    try {
      return targets.sendMessage(
          queueUrl,
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(result))).toString());
    } catch (CharacterCodingException e) {
      return new ActionResult.Failed("the payload is no text; set useBase64");
    }
  }

  /**
   * AWS queues the event and reports nothing that goes wrong with the function later; here the
   * rule's own message is the queue.
   */
  private ActionResult invoke(String functionArn, JsonElement event) throws InterruptedException {
    byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
    RuleTargets.Invocation outcome = targets.invoke(functionArn, bytes);
    for (Duration pause : lambdaPauses) {
      if (outcome != RuleTargets.Invocation.FAILED) {
        break;
      }
      Thread.sleep(pause.toMillis());
      outcome = targets.invoke(functionArn, bytes);
    }
    if (outcome == RuleTargets.Invocation.NO_SUCH_FUNCTION) {
      return new ActionResult.Failed("Function not found: " + functionArn);
    }
    if (outcome == RuleTargets.Invocation.FAILED) {
      logger.error("event=rule.event-dropped function={} reason=failed-every-time", functionArn);
    }
    return ActionResult.done();
  }

  private ActionResult republish(
      Action.Republish action, String topic, TakenMessage taken, Evaluation result)
      throws InterruptedException {
    // AWS's way to write a topic that begins with $.
    String target = topic.startsWith("$$") ? topic.substring(1) : topic;
    if (!Topics.isPublishable(target)) {
      return new ActionResult.Failed("nothing can be published on the topic \"" + target + "\"");
    }
    if (taken.hops() >= MOST_HOPS) {
      return new ActionResult.Failed(
          "the message was republished " + MOST_HOPS + " times; the rules go in a circle");
    }
    IotMessage message =
        new IotMessage(target, bytes(result), action.qos(), false, Optional.empty(), List.of());
    try {
      republisher.publish(message, taken.hops() + 1).toCompletableFuture().get();
      return ActionResult.done();
    } catch (ExecutionException e) {
      return new ActionResult.Unavailable("the broker does not take it: " + e.getCause());
    }
  }

  private static byte[] bytes(Evaluation result) {
    return result instanceof Evaluation.Json json
        ? json.value().toString().getBytes(StandardCharsets.UTF_8)
        : ((Evaluation.Bytes) result).value();
  }
}
