package io.marram.cloud.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.contract.RecognitionResult;
import io.marram.contract.Timing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

final class SqsAnswerQueueTest {

  private final RecordingClient client = new RecordingClient();

  @Test
  void sendsTheAnswerAsJson() {
    RecognitionResult answer = RecognitionResult.noFace("r-1", Timing.NONE);

    new SqsAnswerQueue(client, "https://queue/answers").send(answer);

    SendMessageRequest sent = client.sent.get(0);
    assertThat(sent.queueUrl()).isEqualTo("https://queue/answers");
    assertThat(RecognitionResult.parse(sent.messageBody())).isEqualTo(answer);
    assertThat(sent.messageGroupId()).isNull();
    assertThat(sent.messageDeduplicationId()).isNull();
  }

  @Test
  void letsAFifoQueueRecogniseASecondAnswer() {
    new SqsAnswerQueue(client, "https://queue/answers.fifo")
        .send(RecognitionResult.noFace("r-1", Timing.NONE));

    assertThat(client.sent.get(0).messageDeduplicationId()).isEqualTo("r-1");
    assertThat(client.sent.get(0).messageGroupId()).isEqualTo("r-1");
  }

  @Test
  void hashesAnIdThatSqsWouldRefuse() {
    assertThat(SqsAnswerQueue.allowedId("a-B_1.2:3")).isEqualTo("a-B_1.2:3");
    assertThat(SqsAnswerQueue.allowedId("Zoë")).matches("[0-9a-f]{64}");
    assertThat(SqsAnswerQueue.allowedId("a b")).matches("[0-9a-f]{64}");
    assertThat(SqsAnswerQueue.allowedId("x".repeat(129))).matches("[0-9a-f]{64}");
    assertThat(SqsAnswerQueue.allowedId("x".repeat(128))).isEqualTo("x".repeat(128));
  }

  @Test
  void answersAnIdOfCharactersThatSqsRefuses() {
    RecognitionResult answer = RecognitionResult.noFace("a\uFFFFb\uD800", Timing.NONE);

    new SqsAnswerQueue(client, "https://queue/answers").send(answer);

    String body = client.sent.get(0).messageBody();
    assertThat(body).contains("a\\uffffb\\ud800");
    assertThat(RecognitionResult.parse(body)).isEqualTo(answer);
  }

  @Test
  void saysThatTheQueueIsAway() {
    client.away = true;

    assertThatThrownBy(
            () ->
                new SqsAnswerQueue(client, "https://queue/answers")
                    .send(RecognitionResult.noFace("r-1", Timing.NONE)))
        .isInstanceOf(AnswerQueueException.class)
        .hasMessage("cannot send to https://queue/answers: no route");
  }

  private static final class RecordingClient implements SqsClient {

    private final List<SendMessageRequest> sent = new ArrayList<>();
    private boolean away;

    @Override
    public SendMessageResponse sendMessage(SendMessageRequest request) {
      if (away) {
        throw SdkClientException.create("no route");
      }
      sent.add(request);
      return SendMessageResponse.builder().messageId("1").build();
    }

    @Override
    public String serviceName() {
      return SERVICE_NAME;
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
