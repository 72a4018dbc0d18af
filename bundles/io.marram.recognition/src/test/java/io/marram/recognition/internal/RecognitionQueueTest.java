package io.marram.recognition.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.FaceCrop;
import io.marram.contract.FrameReceipt;
import io.marram.contract.RecognitionRequest;
import io.marram.contract.RecognitionResult;
import io.marram.contract.WireProperties;
import io.marram.recognition.Chips;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecognitionQueueTest {

  private static TestQueues sqs;
  private static int tests;

  private final RecordedEvents events = new RecordedEvents();
  private final RecognitionQueue component =
      new RecognitionQueue(
          new RecordedWires(), ReversingCrypto.service(), events, variable -> null);
  private String requests;
  private String responses;

  @BeforeAll
  static void startQueues() throws Exception {
    sqs = new TestQueues();
  }

  @AfterAll
  static void stopQueues() {
    sqs.stop();
  }

  @BeforeEach
  void activate(TestInfo test) {
    String suffix = (tests++) + (test.getTags().contains("standard") ? "" : ".fifo");
    requests = sqs.create("requests-" + suffix);
    responses = sqs.create("responses-" + suffix);
    component.activate(DeclarativeServices.context("recognition"), config(Map.of()));
  }

  @AfterEach
  void deactivate() {
    component.deactivate();
  }

  @Test
  void facesGoToTheRequestQueueAndTheFrameIsSettled() {
    FaceCrop face = Chips.noise(0, 50);

    receive(Records.faces("r-1", face));

    RecognitionRequest request = RecognitionRequest.parse(sqs.drain(requests).get(0));
    assertThat(request.requestId()).isEqualTo("r-1");
    assertThat(request.thing()).isEqualTo("door");
    assertThat(request.filename()).isEqualTo("a.jpg");
    assertThat(request.timing().capturedAt()).isEqualTo(10);
    assertThat(request.timing().detectedAt()).isEqualTo(20);
    assertThat(request.faces().get(0).picture()).isEqualTo(face.picture());
    assertThat(sqs.drain(responses)).isEmpty();
    assertSettled("r-1");
  }

  @Test
  void aFrameWithoutFaceIsAnsweredAndSettled() {
    receive(Records.faces("r-1"));

    assertThat(result().result()).isEqualTo("No-Face");
    assertThat(sqs.drain(requests)).isEmpty();
    assertSettled("r-1");
  }

  @Test
  void aFrameThatFailedIsAnsweredAndSettled() {
    receive(Records.failure("r-1", "truncated JPEG"));

    assertThat(result().result()).isEqualTo("Error: truncated JPEG");
    assertSettled("r-1");
  }

  @Test
  void aFrameThatComesTwiceIsAnsweredOnceButSettledTwice() {
    receive(Records.faces("two words"));
    receive(Records.faces("two words"));

    assertThat(sqs.drain(responses)).hasSize(1);
    assertSettled("two words", "two words");
  }

  @Test
  @Tag("standard")
  void standardQueuesWorkToo() {
    receive(Records.faces("r-1", Chips.noise(0, 50)));
    receive(Records.faces("r-2"));

    assertThat(sqs.drain(requests)).hasSize(1);
    assertThat(sqs.drain(responses)).hasSize(1);
    assertSettled("r-1", "r-2");
  }

  @Test
  void aRequestWithManyFacesStillFits() {
    receive(
        Records.faces(
            "r-1",
            IntStream.range(0, 20).mapToObj(i -> Chips.noise(i, 50)).toArray(FaceCrop[]::new)));

    String body = sqs.drain(requests).get(0);
    assertThat(body.length()).isLessThanOrEqualTo(262_144);
    assertThat(RecognitionRequest.parse(body).faces()).isNotEmpty();
  }

  @Test
  void charactersThatSqsRefusesGetThrough() {
    receive(Records.faces("r\uFFFE\uD800-1"));

    assertThat(result().requestId()).isEqualTo("r\uFFFE\uD800-1");
  }

  @Test
  void nothingIsSettledWhileTheQueueIsAwayAndAllGoesOnWhenItIsBack() {
    sqs.stop();
    receive(Records.faces("r-1"));
    receive(Records.faces("r-2", Chips.noise(0, 50)));
    assertThat(events.sent()).isEmpty();

    sqs.start();
    sqs.create(name(requests));
    sqs.create(name(responses));
    receive(Records.faces("r-1"));
    receive(Records.faces("r-2", Chips.noise(0, 50)));

    assertSettled("r-1", "r-2");
    assertThat(sqs.drain(responses)).hasSize(1);
    assertThat(sqs.drain(requests)).hasSize(1);
  }

  @Test
  void aQueueThatDoesNotExistSettlesNothing() {
    component.modified(config(Map.of("response.queue.url", sqs.endpoint() + "/000000000000/none")));

    receive(Records.faces("r-1"));

    assertThat(events.sent()).isEmpty();
  }

  @Test
  void recordsOfSomethingElseDoNotStopIt() {
    receive(List.of(Records.of(Map.of("temperature", 20.5))));
    receive(Records.faces("r-1"));

    assertSettled("r-1");
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() {
    component.modified(config(Map.of("request.queue.url", "nowhere")));
    assertThat(component.isConfigured()).isFalse();
    receive(Records.faces("r-1"));
    assertThat(events.sent()).isEmpty();

    component.modified(config(Map.of()));
    receive(Records.faces("r-1"));

    assertSettled("r-1");
  }

  @Test
  void anUnreadablePasswordIsABadConfiguration() {
    component.modified(config(Map.of("secret.access.key", "damaged")));

    assertThat(component.isConfigured()).isFalse();
  }

  @Test
  void leavesTheThreadsClassLoaderAsItWas() {
    ClassLoader own = new ClassLoader(getClass().getClassLoader()) {};
    Thread.currentThread().setContextClassLoader(own);

    receive(Records.faces("r-1"));

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(own);
    Thread.currentThread().setContextClassLoader(getClass().getClassLoader());
  }

  private RecognitionQueueConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("request.queue.url", requests);
    properties.put("response.queue.url", responses);
    properties.put("region", "eu-central-1");
    properties.put("endpoint", sqs.endpoint());
    properties.put("access.key.id", "test");
    properties.put("secret.access.key", "terces");
    properties.put("timeout.milliseconds", 3000);
    properties.putAll(changed);
    return DeclarativeServices.configuration(RecognitionQueueConfig.class, properties);
  }

  private void receive(List<WireRecord> records) {
    component.onWireReceive(new WireEnvelope("faces", records));
  }

  private RecognitionResult result() {
    List<String> bodies = sqs.drain(responses);
    assertThat(bodies).hasSize(1);
    return RecognitionResult.parse(bodies.get(0));
  }

  private void assertSettled(String... ids) {
    assertThat(events.sent())
        .allSatisfy(
            event -> {
              assertThat(event.getTopic()).isEqualTo(FrameReceipt.TOPIC);
              assertThat(event.getProperty(WireProperties.FRAME_SOURCE)).isEqualTo("door");
            })
        .extracting(event -> event.getProperty(WireProperties.FRAME_ID))
        .containsExactly((Object[]) ids);
  }

  private static String name(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }
}
