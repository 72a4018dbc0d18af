package io.marram.recognition.internal;

import io.marram.aws.AwsClients;
import io.marram.recognition.QueueAddress;
import io.marram.recognition.QueueMessage;
import io.marram.recognition.RecognitionSettings;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/** The request queue and the response queue in SQS. */
final class SqsQueues implements AutoCloseable {

  private static final int ATTEMPTS = 2;
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

  private final RecognitionSettings settings;
  private final SqsClient client;

  SqsQueues(RecognitionSettings settings) {
    this.settings = settings;
    this.client =
        AwsClients.call(
            () ->
                AwsClients.configure(
                        SqsClient.builder(), settings.access(), ATTEMPTS, LONGEST_CONNECT)
                    .build());
  }

  /**
   * Sends a message; when it returns, SQS has it.
   *
   * @throws SdkException if SQS is away or refuses it
   */
  void send(QueueMessage message) {
    QueueAddress queue =
        switch (message.destination()) {
          case REQUEST -> settings.requestQueue();
          case RESPONSE -> settings.responseQueue();
        };
    SendMessageRequest.Builder request =
        SendMessageRequest.builder().queueUrl(queue.url()).messageBody(message.body());
    if (queue.isFifo()) {
      String id = QueueAddress.idFor(message.requestId());
      request.messageDeduplicationId(id).messageGroupId(id);
    }
    AwsClients.call(() -> client.sendMessage(request.build()));
  }

  @Override
  public void close() {
    client.close();
  }
}
