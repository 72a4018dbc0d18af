package io.marram.emulator.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Feeds a queue's messages to a function, as Lambda's event source mapping with partial batch
 * responses does: what the function handled is deleted, the rest comes back when its visibility
 * timeout ends, and goes where the queue's redrive policy says.
 */
final class SqsEventSource implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(SqsEventSource.class);

  private static final int WAIT_SECONDS = 20;

  /** SQS gives and deletes so many messages at a time. */
  private static final int MOST_AT_ONCE = 10;

  private static final long PAUSE_MILLIS = 1_000;

  /** Lambda's limit for an event is 6 MB; what JSON adds to a body is allowed for. */
  private static final int LARGEST_EVENT_CHARACTERS = 5_000_000;

  private final LambdaFunction function;
  private final String queueUrl;
  private final String queueArn;
  private final SqsClient sqs;
  private final Thread thread;
  private volatile boolean closed;

  private SqsEventSource(LambdaFunction function, String queueUrl, SqsService service) {
    this.function = function;
    this.queueUrl = queueUrl;
    this.queueArn = service.queueArn(queueUrl);
    this.sqs = service.newClient();
    this.thread =
        DaemonThreads.named("event-source-" + function.definition().name()).newThread(this::run);
  }

  static SqsEventSource start(LambdaFunction function, String queueUrl, SqsService service) {
    SqsEventSource source = new SqsEventSource(function, queueUrl, service);
    source.warnOfShortVisibility();
    source.thread.start();
    return source;
  }

  /**
   * Stops polling. Messages that are being handled stay in the queue unless they are done by then.
   */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    sqs.close();
  }

  /** AWS refuses such a queue: its messages come back while the function still works on them. */
  private void warnOfShortVisibility() {
    String seconds =
        sqs.getQueueAttributes(
                request ->
                    request
                        .queueUrl(queueUrl)
                        .attributeNames(QueueAttributeName.VISIBILITY_TIMEOUT))
            .attributes()
            .get(QueueAttributeName.VISIBILITY_TIMEOUT);
    long timeoutSeconds = function.definition().timeout().toSeconds();
    if (seconds != null && Long.parseLong(seconds) < timeoutSeconds) {
      logger.warn(
          "event=source.visibility-too-short queue={} visibility.seconds={} timeout.seconds={}",
          queueUrl,
          seconds,
          timeoutSeconds);
    }
  }

  private void run() {
    while (!closed) {
      try {
        for (List<Message> batch : split(receive())) {
          handle(batch);
        }
      } catch (SdkException e) {
        if (!closed) {
          logger.warn("event=source.failed queue={} reason={}", queueUrl, e.getMessage());
          pause();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  /** Waits for messages, then takes what there is at once, up to the size of an event. */
  private List<Message> receive() {
    int most = function.definition().batchSize();
    List<Message> received = new ArrayList<>(receive(Math.min(most, MOST_AT_ONCE), WAIT_SECONDS));
    int last = received.size();
    while (last == MOST_AT_ONCE && received.size() < most && !closed) {
      List<Message> more = receive(Math.min(most - received.size(), MOST_AT_ONCE), 0);
      received.addAll(more);
      last = more.size();
    }
    return received;
  }

  private List<Message> receive(int most, int waitSeconds) {
    return sqs.receiveMessage(
            request ->
                request
                    .queueUrl(queueUrl)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(waitSeconds)
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                    .messageAttributeNames("All"))
        .messages();
  }

  private void handle(List<Message> batch) throws InterruptedException {
    InvocationResult result = function.invoke(SqsEventJson.of(batch, queueArn));
    if (result.failed()) {
      return;
    }
    Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> failed = BatchResponse.failures(result.text(), ids);
    delete(batch.stream().filter(message -> !failed.contains(message.messageId())).toList());
  }

  private void delete(List<Message> handled) {
    for (int from = 0; from < handled.size(); from += MOST_AT_ONCE) {
      deleteAtOnce(handled.subList(from, Math.min(from + MOST_AT_ONCE, handled.size())));
    }
  }

  private void deleteAtOnce(List<Message> handled) {
    List<DeleteMessageBatchRequestEntry> entries =
        handled.stream()
            .map(
                message ->
                    DeleteMessageBatchRequestEntry.builder()
                        .id(message.messageId())
                        .receiptHandle(message.receiptHandle())
                        .build())
            .toList();
    sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries))
        .failed()
        .forEach(
            failure ->
                logger.warn(
                    "event=source.delete-failed queue={} reason={}", queueUrl, failure.message()));
  }

  /** Cuts a batch so that no event is larger than Lambda takes. */
  static List<List<Message>> split(List<Message> messages) {
    List<List<Message>> batches = new ArrayList<>();
    List<Message> batch = new ArrayList<>();
    int characters = 0;
    for (Message message : messages) {
      if (!batch.isEmpty() && characters + message.body().length() > LARGEST_EVENT_CHARACTERS) {
        batches.add(batch);
        batch = new ArrayList<>();
        characters = 0;
      }
      batch.add(message);
      characters += message.body().length();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
