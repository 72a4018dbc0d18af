package io.marram.emulator.aws.rules;

import com.google.gson.JsonObject;
import io.marram.emulator.aws.iot.IotMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes down what rules do, each on a line, and fails as it is told to. */
final class FakeTargets implements RuleTargets {

  final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  /** The answers of the next calls; without one all goes well. */
  final BlockingQueue<ActionResult> answers = new LinkedBlockingQueue<>();

  final BlockingQueue<Invocation> invocations = new LinkedBlockingQueue<>();
  Function<IotMessage, CompletionStage<Void>> broker =
      message -> CompletableFuture.completedFuture(null);

  @Override
  public ActionResult putItem(String table, JsonObject item) {
    return answer("put " + table + " " + item);
  }

  @Override
  public ActionResult sendMessage(String queueUrl, String body) {
    return answer("send " + queueUrl + " " + body);
  }

  @Override
  public Invocation invoke(String functionArn, byte[] event) {
    done.add("invoke " + functionArn + " " + new String(event, StandardCharsets.UTF_8));
    Invocation next = invocations.poll();
    return next == null ? Invocation.SUCCEEDED : next;
  }

  @Override
  public CompletionStage<Void> publish(IotMessage message) {
    done.add(
        "publish "
            + message.topic()
            + " "
            + message.qos()
            + " "
            + new String(message.payload(), StandardCharsets.UTF_8));
    return broker.apply(message);
  }

  /** Waits for the next thing that is done. */
  String next() {
    try {
      String line = done.poll(20, TimeUnit.SECONDS);
      return line == null ? "nothing" : line;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  List<String> next(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }

  private ActionResult answer(String call) {
    done.add(call);
    ActionResult next = answers.poll();
    return next == null ? ActionResult.done() : next;
  }
}
