package io.marram.emulator.cli.send;

import io.marram.contract.MalformedMessageException;
import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.output.CommandFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes answers from the response queue, which all clients share: answers to the requests of others
 * go back. They stay out of sight for a moment first, or a queue full of them would hide ours.
 */
final class ResponseListener {

  private static final int BATCH = 10;
  private static final int OTHERS_HIDDEN_SECONDS = 1;

  private final SqsClient sqs;
  private final String queueUrl;

  /**
   * @param sqs stays the caller's to close
   */
  ResponseListener(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * One answer.
   *
   * @param receivedAt when it came, epoch milliseconds
   */
  record Answer(RecognitionResult result, long receivedAt) {}

  /**
   * Waits for answers and removes ours from the queue.
   *
   * @param ours whether a request id is one of ours
   * @param wait how long at most, up to 20 s
   * @return ours among the answers that came, perhaps none
   * @throws CommandFailure if the queue cannot be reached or refuses
   */
  List<Answer> poll(Predicate<String> ours, Duration wait) {
    try {
      List<Message> messages =
          sqs.receiveMessage(
                  receive ->
                      receive
                          .queueUrl(queueUrl)
                          .maxNumberOfMessages(BATCH)
                          .waitTimeSeconds((int) wait.toSeconds()))
              .messages();
      long receivedAt = System.currentTimeMillis();
      List<Answer> answers = new ArrayList<>();
      List<Message> taken = new ArrayList<>();
      List<Message> others = new ArrayList<>();
      for (Message message : messages) {
        RecognitionResult result = parse(message.body());
        if (result != null && ours.test(result.requestId())) {
          answers.add(new Answer(result, receivedAt));
          taken.add(message);
        } else {
          others.add(message);
        }
      }
      delete(taken);
      putBack(others);
      return answers;
    } catch (SdkException e) {
      throw new CommandFailure(
          "cannot read the response queue " + queueUrl + ": " + e.getMessage(), e);
    }
  }

  /** What is on the queue need not be an answer at all. */
  private static RecognitionResult parse(String body) {
    try {
      return RecognitionResult.parse(body);
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  private void delete(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    sqs.deleteMessageBatch(delete -> delete.queueUrl(queueUrl).entries(entries));
  }

  private void putBack(List<Message> messages) {
    if (messages.isEmpty()) {
      return;
    }
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Message message : messages) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .visibilityTimeout(OTHERS_HIDDEN_SECONDS)
              .build());
    }
    sqs.changeMessageVisibilityBatch(change -> change.queueUrl(queueUrl).entries(entries));
  }
}
