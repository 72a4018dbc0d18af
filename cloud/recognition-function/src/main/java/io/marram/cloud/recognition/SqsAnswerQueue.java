package io.marram.cloud.recognition;

import io.marram.contract.RecognitionResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * Answers into an SQS queue. Into a FIFO queue each answer goes with its request's id as
 * de-duplication id and group, so that a request that is delivered twice is answered once.
 */
final class SqsAnswerQueue implements AnswerQueue {

  private static final String FIFO = ".fifo";

  /** What SQS allows in both ids. */
  private static final Pattern ALLOWED = Pattern.compile("[\\p{Alnum}\\p{Punct}]{1,128}");

  private final SqsClient client;
  private final String url;

  SqsAnswerQueue(SqsClient client, String url) {
    this.client = client;
    this.url = url;
  }

  @Override
  public void send(RecognitionResult answer) {
    SendMessageRequest.Builder message =
        SendMessageRequest.builder().queueUrl(url).messageBody(answer.toJson());
    if (url.endsWith(FIFO)) {
      String id = allowedId(answer.requestId());
      message.messageDeduplicationId(id).messageGroupId(id);
    }
    try {
      client.sendMessage(message.build());
    } catch (SdkException e) {
      throw new AnswerQueueException("cannot send to " + url + ": " + e.getMessage(), e);
    }
  }

  static String allowedId(String requestId) {
    return ALLOWED.matcher(requestId).matches() ? requestId : sha256(requestId);
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
