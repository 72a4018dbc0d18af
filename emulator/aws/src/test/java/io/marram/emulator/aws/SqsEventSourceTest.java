package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.aws.store.DurableStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Functions that are fed from a queue. */
@Timeout(120)
class SqsEventSourceTest {

  @TempDir private Path folder;

  private TwinHome home;
  private DurableStore store;
  private SqsService sqs;
  private LambdaHost host;
  private SqsClient client;
  private String queue;
  private String deadLetters;
  private Path notes;

  @BeforeEach
  void start() throws IOException {
    home = TwinHome.open(folder.resolve("home"));
    store = DurableStore.open(home.path("messages.mv"));
    sqs = SqsService.start(FreePort.find(), store);
    host = LambdaHost.start(home, ChildLauncher.in(home), sqs, 0);
    client = sqs.newClient();
    notes = folder.resolve("notes");
    deadLetters = sqs.createQueue("dead.fifo", Map.of());
    queue =
        sqs.createQueue(
            "requests.fifo",
            Map.of(
                "VisibilityTimeout",
                "2",
                "RedrivePolicy",
                "{\"deadLetterTargetArn\":\""
                    + sqs.queueArn(deadLetters)
                    + "\",\"maxReceiveCount\":2}"));
  }

  @AfterEach
  void stop() {
    client.close();
    host.close();
    sqs.close();
    store.close();
    home.close();
  }

  @Test
  void handsMessagesWithTheirAttributesToTheFunctionAndDeletesThem() throws Exception {
    client.sendMessage(
        request ->
            request
                .queueUrl(queue)
                .messageBody("fine")
                .messageGroupId("group-1")
                .messageDeduplicationId("id-1")
                .messageAttributes(
                    Map.of(
                        "colour",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("green")
                            .build())));
    deploy(10);

    awaitNotes(1);
    assertThat(notes()).containsExactly("fine,1,group-1,id-1,green");
    awaitEmptyQueue();
  }

  @Test
  void deletesWhatWentWellAndRetriesOnlyWhatFailed() throws Exception {
    send("fine-1");
    send("fail");
    send("fine-2");
    deploy(10);

    assertThat(deadLetter()).isEqualTo("fail");
    assertThat(bodies()).containsExactlyInAnyOrder("fine-1", "fail", "fine-2", "fail");
  }

  @Test
  void retriesTheWholeBatchWhenTheFunctionThrows() throws Exception {
    send("throw");
    deploy(1);

    assertThat(deadLetter()).isEqualTo("throw");
    assertThat(bodies()).containsExactly("throw", "throw");
    assertThat(host.status("probe").orElseThrow().errors()).isEqualTo(2);
  }

  @Test
  void handlesAMessageAgainWhenTheProcessDiedWithIt() throws Exception {
    send("exit");
    deploy(1);

    awaitNotes(2);
    awaitEmptyQueue();
    assertThat(bodies()).containsExactly("exit", "exit");
  }

  @Test
  void handlesEveryMessageOnceWhenNothingFails() throws Exception {
    IntStream.range(0, 200).forEach(i -> send("message-" + i));
    deploy(10);

    awaitNotes(200);
    awaitEmptyQueue();
    assertThat(bodies()).doesNotHaveDuplicates().hasSize(200);
  }

  @Test
  void collectsALargeEventFromManySmallAnswersOfTheQueue() throws Exception {
    IntStream.range(0, 75).forEach(i -> send("message-" + i));
    deploy(50);

    awaitNotes(75);
    awaitEmptyQueue();
    assertThat(bodies()).doesNotHaveDuplicates().hasSize(75);
    assertThat(host.status("probe").orElseThrow().invocations()).isLessThan(8);
  }

  @Test
  void cutsABatchThatIsLargerThanLambdaTakes() {
    List<Message> large =
        Collections.nCopies(10, Message.builder().body("x".repeat(1 << 20)).build());

    assertThat(SqsEventSource.split(large)).extracting(List::size).containsExactly(4, 4, 2);
    assertThat(SqsEventSource.split(List.of())).isEmpty();
  }

  private void deploy(int batchSize) {
    host.deploy(ProbeFunctions.batch("probe", notes, queue, batchSize));
  }

  private void send(String body) {
    client.sendMessage(
        request ->
            request
                .queueUrl(queue)
                .messageBody(body)
                .messageGroupId(body)
                .messageDeduplicationId(body));
  }

  private List<String> notes() throws IOException {
    return Files.exists(notes) ? Files.readAllLines(notes) : List.of();
  }

  private List<String> bodies() throws IOException {
    return notes().stream().map(line -> line.split(",")[0]).toList();
  }

  private void awaitNotes(int count) throws Exception {
    while (notes().size() < count) {
      Thread.sleep(20);
    }
  }

  private void awaitEmptyQueue() throws Exception {
    Map<QueueAttributeName, String> empty =
        Map.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            "0",
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            "0");
    while (!client
        .getQueueAttributes(request -> request.queueUrl(queue).attributeNames(empty.keySet()))
        .attributes()
        .equals(empty)) {
      Thread.sleep(20);
    }
  }

  private String deadLetter() {
    while (true) {
      List<Message> messages =
          client
              .receiveMessage(request -> request.queueUrl(deadLetters).waitTimeSeconds(5))
              .messages();
      if (!messages.isEmpty()) {
        return messages.get(0).body();
      }
    }
  }
}
