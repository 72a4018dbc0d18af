package io.marram.emulator.cli.send;

import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.cloud.AwsClients;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.send.ResponseListener.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The client's side of the pipeline: frames out over MQTT, answers in from the response queue. A
 * thread of its own waits for answers, so that they are timed when they come.
 */
public final class FrameExchange implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);

  private final FramePublisher publisher;
  private final SqsClient sqs;
  private final String topic;
  private final ResponseListener listener;
  private final Thread collector;

  private final Map<String, Sent> outstanding = new ConcurrentHashMap<>();
  private final Set<String> answered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger duplicates = new AtomicInteger();
  private volatile CommandFailure failure;
  private volatile boolean closed;

  private FrameExchange(FramePublisher publisher, SqsClient sqs, SendTarget target) {
    this.publisher = publisher;
    this.sqs = sqs;
    topic = target.topic();
    listener = new ResponseListener(sqs, target.responseQueueUrl());
    collector = new Thread(this::collect, "answers");
    collector.setDaemon(true);
  }

  /**
   * An answer and how long it took.
   *
   * @param times per stage
   */
  public record TimedAnswer(RecognitionResult result, StageTimes times) {}

  private record Sent(long sentAt, CompletableFuture<TimedAnswer> answer) {}

  /**
   * @throws CommandFailure if the broker cannot be reached
   */
  public static FrameExchange open(SendTarget target) throws InterruptedException {
    FramePublisher publisher = FramePublisher.connect(target.broker());
    FrameExchange exchange =
        new FrameExchange(publisher, AwsClients.sqs(target.region(), target.sqs()), target);
    exchange.collector.start();
    return exchange;
  }

  /**
   * Publishes a frame.
   *
   * @param requestId the id inside the payload
   * @return completes with the answer, exceptionally if the broker refuses the frame or the
   *     response queue cannot be read
   */
  public CompletableFuture<TimedAnswer> send(String requestId, byte[] payload) {
    return send(requestId, payload, () -> {});
  }

  /**
   * The same.
   *
   * @param settled told when the broker has taken or refused the frame
   */
  CompletableFuture<TimedAnswer> send(String requestId, byte[] payload, Runnable settled) {
    CompletableFuture<TimedAnswer> answer = new CompletableFuture<>();
    outstanding.put(requestId, new Sent(System.currentTimeMillis(), answer));
    if (failure != null) {
      answer.completeExceptionally(failure);
      settled.run();
      return answer;
    }
    publisher
        .publish(topic, payload)
        .whenComplete(
            (done, refused) -> {
              settled.run();
              if (refused != null) {
                answer.completeExceptionally(refused);
              }
            });
    return answer;
  }

  /** How many answers came for requests that were answered already. */
  public int duplicates() {
    return duplicates.get();
  }

  @Override
  public void close() {
    closed = true;
    publisher.close();
    try {
      collector.join(POLL.plusSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sqs.close();
  }

  private void collect() {
    try {
      while (!closed) {
        listener.poll(this::isOurs, POLL).forEach(this::complete);
      }
    } catch (CommandFailure e) {
      if (!closed) {
        failure = e;
        outstanding.values().forEach(sent -> sent.answer().completeExceptionally(e));
      }
    }
  }

  private boolean isOurs(String requestId) {
    return outstanding.containsKey(requestId) || answered.contains(requestId);
  }

  private void complete(Answer answer) {
    String requestId = answer.result().requestId();
    Sent sent = outstanding.remove(requestId);
    if (sent == null) {
      duplicates.incrementAndGet();
      return;
    }
    answered.add(requestId);
    StageTimes times =
        StageTimes.between(sent.sentAt(), answer.result().timing(), answer.receivedAt());
    sent.answer().complete(new TimedAnswer(answer.result(), times));
  }
}
