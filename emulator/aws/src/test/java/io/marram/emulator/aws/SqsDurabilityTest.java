package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.aws.store.DurableStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** What queues still know after the process was killed: a copy of the file is what is left then. */
@Timeout(120)
class SqsDurabilityTest {

  @TempDir private Path folder;

  private int run;
  private DurableStore store;
  private SqsService service;
  private SqsClient client;

  @BeforeEach
  void start() throws IOException {
    store = DurableStore.open(file());
    service = SqsService.start(FreePort.find(), store);
    client = service.newClient();
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
    store.close();
  }

  @Test
  void hasEveryMessageThatWasAcceptedWithAllThatBelongsToIt() throws Exception {
    String url = service.createQueue("readings", Map.of());
    client.sendMessage(
        request ->
            request
                .queueUrl(url)
                .messageBody("Grüße \"all\"\n")
                .messageAttributes(
                    Map.of(
                        "text", attribute("String").stringValue("green").build(),
                        "number", attribute("Number.int").stringValue("7").build(),
                        "bytes",
                            attribute("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                .build())));
    IntStream.range(0, 100).forEach(i -> send(url, "message-" + i));

    killAndStart();
    String again = service.createQueue("readings", Map.of());

    List<Message> messages = drain(again);
    assertThat(messages).hasSize(101);
    Message first =
        messages.stream()
            .filter(message -> !message.messageAttributes().isEmpty())
            .findFirst()
            .orElseThrow();
    assertThat(first.body()).isEqualTo("Grüße \"all\"\n");
    assertThat(first.messageAttributes().get("text").stringValue()).isEqualTo("green");
    assertThat(first.messageAttributes().get("number").dataType()).isEqualTo("Number.int");
    assertThat(first.messageAttributes().get("bytes").binaryValue().asByteBuffer())
        .isEqualTo(ByteBuffer.wrap(new byte[] {0, -1}));
  }

  @Test
  void doesNotBringBackWhatWasDeletedBeforeAnOrderlyStop() throws Exception {
    String url = service.createQueue("readings", Map.of());
    send(url, "handled");
    assertThat(drain(url)).hasSize(1);
    send(url, "waiting");

    stop();
    start();

    assertThat(drain(service.createQueue("readings", Map.of())))
        .extracting(Message::body)
        .containsExactly("waiting");
  }

  @Test
  void remembersHowOftenAMessageWasReceivedAndWhereItGoesThen() throws Exception {
    String url = fragileQueue();
    send(url, "poison");
    assertThat(receive(url, 5)).hasSize(1);
    awaitWritten();

    killAndStart();
    String again = fragileQueue();
    Message second = receive(again, 10).get(0);
    assertThat(second.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
        .isEqualTo("2");
    awaitWritten();

    killAndStart();
    String last = fragileQueue();
    assertThat(receive(last, 3)).isEmpty();
    assertThat(receive(deadQueue(), 5)).extracting(Message::body).containsExactly("poison");

    killAndStart();
    assertThat(receive(deadQueue(), 10)).hasSize(1);
  }

  @Test
  void keepsTheOrderOfAGroupAndDropsDuplicatesOfWhatWaits() throws Exception {
    String url = service.createQueue("requests.fifo", Map.of());
    IntStream.range(0, 30).forEach(i -> sendFifo(url, "message-" + i));

    killAndStart();
    String again = service.createQueue("requests.fifo", Map.of());
    sendFifo(again, "message-29");
    sendFifo(again, "message-30");

    assertThat(drain(again))
        .extracting(Message::body)
        .containsExactlyElementsOf(IntStream.range(0, 31).mapToObj(i -> "message-" + i).toList());
  }

  @Test
  void takesAMessageWithoutHttpAsWell() throws Exception {
    String url = service.createQueue("readings", Map.of());

    assertThat(service.send("readings", "hello")).isTrue();
    assertThat(service.send("nowhere", "hello")).isFalse();
    assertThat(drain(url)).extracting(Message::body).containsExactly("hello");
  }

  @Test
  void forgetsTheMessagesOfAQueueThatIsDeleted() throws Exception {
    String url = service.createQueue("readings", Map.of());
    send(url, "gone");
    client.deleteQueue(request -> request.queueUrl(url));

    stop();
    start();

    assertThat(receive(service.createQueue("readings", Map.of()), 1)).isEmpty();
  }

  /** Only what the process had handed to the operating system is in a copy of its file. */
  private void killAndStart() throws IOException {
    Path dead = file();
    run++;
    Files.copy(dead, file());
    stop();
    start();
  }

  private Path file() {
    return folder.resolve("messages-" + run + ".mv");
  }

  private void awaitWritten() {
    store.written().join();
  }

  private String deadQueue() {
    return service.createQueue("dead", Map.of("VisibilityTimeout", "1"));
  }

  private String fragileQueue() {
    String dead = deadQueue();
    return service.createQueue(
        "fragile",
        Map.of(
            "VisibilityTimeout",
            "1",
            "RedrivePolicy",
            "{\"deadLetterTargetArn\":\"" + service.queueArn(dead) + "\",\"maxReceiveCount\":2}"));
  }

  private static MessageAttributeValue.Builder attribute(String type) {
    return MessageAttributeValue.builder().dataType(type);
  }

  private void send(String url, String body) {
    client.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  private void sendFifo(String url, String body) {
    client.sendMessage(
        request ->
            request
                .queueUrl(url)
                .messageBody(body)
                .messageGroupId("one")
                .messageDeduplicationId(body));
  }

  private List<Message> receive(String url, int waitSeconds) {
    return client
        .receiveMessage(
            request ->
                request
                    .queueUrl(url)
                    .maxNumberOfMessages(10)
                    .waitTimeSeconds(waitSeconds)
                    .messageAttributeNames("All")
                    .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private List<Message> drain(String url) {
    List<Message> all = new ArrayList<>();
    for (List<Message> some = receive(url, 1); !some.isEmpty(); some = receive(url, 1)) {
      some.forEach(
          message ->
              client.deleteMessage(
                  request -> request.queueUrl(url).receiptHandle(message.receiptHandle())));
      all.addAll(some);
    }
    return all;
  }
}
