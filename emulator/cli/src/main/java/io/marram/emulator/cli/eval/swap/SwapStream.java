package io.marram.emulator.cli.eval.swap;

import io.marram.contract.MalformedMessageException;
import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.cloud.AwsClients;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.send.FramePublisher;
import io.marram.emulator.cli.send.PhotoFitter;
import io.marram.emulator.cli.send.SendTarget;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Small frames without a face at a steady rate, and what comes out at the response queue. The time
 * of a result is when the queue took it, so that it does not matter when it is fetched.
 */
final class SwapStream implements AutoCloseable {

  private static final int SIDE = 64;
  private static final int BATCH = 10;
  private static final int LOOK_MILLIS = 20;

  /** How long a second answer to the last frame is waited for. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private final FramePublisher publisher;
  private final SqsClient sqs;
  private final SendTarget target;
  private final byte[] picture =
      new JpegEncoder().encode(new RgbImage(SIDE, SIDE, new byte[3 * SIDE * SIDE]), 0.8f);
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Thread collector = new Thread(this::collect, "results");

  /** By request id, how often it was answered. */
  private final Map<String, Integer> answers = new HashMap<>();

  private final List<Long> times = new ArrayList<>();
  private int unanswered;
  private int twice;
  private int errors;
  private CommandFailure failure;
  private volatile boolean closed;

  private SwapStream(FramePublisher publisher, SendTarget target) {
    this.publisher = publisher;
    this.target = target;
    this.sqs = AwsClients.sqs(target.region(), target.sqs());
    collector.setDaemon(true);
  }

  /**
   * Begins.
   *
   * @param framesPerSecond above 0
   */
  static SwapStream start(SendTarget target, double framesPerSecond) throws InterruptedException {
    SwapStream stream = new SwapStream(FramePublisher.connect(target.broker()), target);
    stream.collector.start();
    long nanos = Math.round(1e9 / framesPerSecond);
    stream.clock.scheduleAtFixedRate(stream::publish, 0, nanos, TimeUnit.NANOSECONDS);
    return stream;
  }

  /** How many frames went out. */
  synchronized int published() {
    return answers.size();
  }

  /** How many of them have no answer. */
  synchronized int unanswered() {
    return unanswered;
  }

  /** How many answers came for frames that were answered already. */
  synchronized int twice() {
    return twice;
  }

  /** How many answers say that the frame could not be worked on. */
  synchronized int errors() {
    return errors;
  }

  /** When results came out, epoch milliseconds. */
  synchronized long[] times() {
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  /**
   * Waits for so many results more.
   *
   * @throws CommandFailure if they do not come in time
   */
  void awaitResults(int more, Duration patience) throws InterruptedException {
    int enough;
    synchronized (this) {
      enough = times.size() + more;
    }
    if (!await(() -> times.size() >= enough, patience)) {
      throw new CommandFailure("no results come out any more");
    }
  }

  /** Publishes no more, and waits for the answers that are still missing. */
  void finish(Duration patience) throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.SECONDS);
    await(() -> unanswered == 0, patience);
    Thread.sleep(LATE.toMillis());
  }

  private boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      synchronized (this) {
        if (failure != null) {
          throw failure;
        }
        if (condition.getAsBoolean()) {
          return true;
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return false;
  }

  private void publish() {
    String requestId = "eval-" + UUID.randomUUID();
    synchronized (this) {
      answers.put(requestId, 0);
      unanswered++;
    }
    publisher.publish(target.topic(), PhotoFitter.payload(requestId, requestId + ".jpg", picture));
  }

  private void collect() {
    try {
      while (!closed) {
        ReceiveMessageResponse received =
            sqs.receiveMessage(
                receive ->
                    receive
                        .queueUrl(target.responseQueueUrl())
                        .maxNumberOfMessages(BATCH)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP));
        received.messages().forEach(this::count);
        delete(received.messages());
      }
    } catch (SdkException e) {
      synchronized (this) {
        failure = new CommandFailure("cannot read the response queue: " + e.getMessage(), e);
      }
    }
  }

  private void count(Message message) {
    try {
      RecognitionResult result = RecognitionResult.parse(message.body());
      String sent = message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
      synchronized (this) {
        Integer before = answers.computeIfPresent(result.requestId(), (id, count) -> count + 1);
        if (before == null) {
          return; // of the probe before the stream
        }
        if (before > 1) {
          twice++;
          return;
        }
        unanswered--;
        errors += result.isError() ? 1 : 0;
        times.add(Long.parseLong(sent));
      }
    } catch (MalformedMessageException e) {
      throw new IllegalStateException("not an answer: " + message.body(), e);
    }
  }

  private void delete(List<Message> messages) {
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    if (!entries.isEmpty()) {
      sqs.deleteMessageBatch(delete -> delete.queueUrl(target.responseQueueUrl()).entries(entries));
    }
  }

  @Override
  public void close() {
    closed = true;
    clock.shutdownNow();
    publisher.close();
    try {
      collector.join(Duration.ofSeconds(3).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sqs.close();
  }
}
