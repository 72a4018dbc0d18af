package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.aws.store.DurableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

@Timeout(60)
class SqsServiceTest {

  @TempDir private static Path folder;

  private static DurableStore store;
  private static SqsService service;
  private static SqsClient client;

  @BeforeAll
  static void start() throws IOException {
    store = DurableStore.open(folder.resolve("messages.mv"));
    service = SqsService.start(FreePort.find(), store);
    client = service.newClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    service.close();
    store.close();
  }

  @Test
  void createsAQueueOnceAndAnswersWithAnAddressThatWorks() {
    String url = service.createQueue("twice", Map.of("VisibilityTimeout", "5"));

    assertThat(url).startsWith(service.endpoint().toString()).endsWith("/twice");
    assertThat(service.createQueue("twice", Map.of("VisibilityTimeout", "5"))).isEqualTo(url);
    client.sendMessage(request -> request.queueUrl(url).messageBody("hello"));
    assertThat(receive(url, 2)).extracting(Message::body).containsExactly("hello");
  }

  @Test
  void saysWhatIsWrongWithAQueue() {
    assertThatThrownBy(() -> service.createQueue("not a name", Map.of()))
        .isInstanceOf(TwinException.class)
        .hasMessageContaining("not a name");
  }

  @Test
  void dropsADuplicateOfAFifoMessageEvenAfterTheFirstCopyWasDeleted() {
    String url = service.createQueue("once.fifo", Map.of());
    send(url, "request-1");
    send(url, "request-1");
    send(url, "request-2");

    assertThat(drain(url)).containsExactlyInAnyOrder("request-1", "request-2");
    send(url, "request-1");
    send(url, "request-3");
    assertThat(drain(url)).containsExactly("request-3");
  }

  @Test
  void movesAMessageToTheDeadLetterQueueWhenItWasReceivedTooOften() {
    String dead = service.createQueue("dead.fifo", Map.of());
    String url =
        service.createQueue(
            "fragile.fifo",
            Map.of(
                "VisibilityTimeout",
                "1",
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\""
                    + service.queueArn(dead)
                    + "\",\"maxReceiveCount\":2}"));
    send(url, "poison");

    assertThat(receive(url, 2)).hasSize(1);
    assertThat(receive(url, 5)).hasSize(1);
    assertThat(receive(url, 3)).isEmpty();
    assertThat(drain(dead)).containsExactly("poison");
  }

  @Test
  void takesAMessageOfOneMebibyteAndNoLargerOne() {
    String url = service.createQueue("large", Map.of());
    String largest = "x".repeat(1 << 20);

    client.sendMessage(request -> request.queueUrl(url).messageBody(largest));
    assertThatThrownBy(
            () -> client.sendMessage(request -> request.queueUrl(url).messageBody(largest + "x")))
        .isInstanceOf(SqsException.class);
  }

  private static SendMessageResponse send(String url, String id) {
    return client.sendMessage(
        request ->
            request.queueUrl(url).messageBody(id).messageGroupId(id).messageDeduplicationId(id));
  }

  private static List<Message> receive(String url, int waitSeconds) {
    return client
        .receiveMessage(
            request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(waitSeconds))
        .messages();
  }

  private static List<String> drain(String url) {
    List<Message> messages = receive(url, 2);
    messages.forEach(
        message ->
            client.deleteMessage(
                request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages.stream().map(Message::body).toList();
  }
}
