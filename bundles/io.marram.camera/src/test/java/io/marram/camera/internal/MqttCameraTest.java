package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.Pictures;
import io.marram.contract.FrameMessage;
import io.marram.contract.FrameReceipt;
import io.marram.contract.WireProperties;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.service.event.Event;

@Timeout(120)
class MqttCameraTest {

  private static final byte[] PICTURE = Pictures.jpeg(32, 24);
  private static final AtomicInteger gateways = new AtomicInteger();

  @TempDir static Path directory;

  private static TestBroker broker;

  private final RecordedWires wires = new RecordedWires();
  private final String clientId = "gateway-" + gateways.incrementAndGet();
  private MqttCamera camera = newCamera();
  private TestClient client;

  @BeforeAll
  static void startBroker() throws Exception {
    broker = TestBroker.plain(directory);
  }

  @AfterAll
  static void stopBroker() throws Exception {
    broker.stop();
  }

  @BeforeEach
  void connect() throws Exception {
    activate();
    client = new TestClient(broker);
  }

  @AfterEach
  void disconnect() throws Exception {
    settleOnArrival();
    Eventually.until("the broker has nothing left for this gateway", this::isAcknowledged);
    camera.deactivate();
    client.close();
  }

  @Test
  void emitsThePictureThatAClientPublishes() throws Exception {
    settleOnArrival();

    client.publish("r-1", PICTURE);

    awaitEmitted(1);
    assertThat(text(0, WireProperties.FRAME_ID)).isEqualTo("r-1");
    assertThat(text(0, WireProperties.FRAME_SOURCE)).isEqualTo("front-door");
    assertThat(text(0, WireProperties.FRAME_NAME)).isEqualTo("r-1.jpg");
    assertThat(value(0, WireProperties.FRAME)).isEqualTo(PICTURE);
    assertThat(value(0, WireProperties.FRAME_WIDTH)).isEqualTo(32);
    assertThat(value(0, WireProperties.FRAME_HEIGHT)).isEqualTo(24);
    assertThat((long) value(0, WireProperties.FRAME_TIME)).isPositive();
  }

  @Test
  void acknowledgesOnlyOnceTheFrameIsSettled() throws Exception {
    client.publish("r-1", PICTURE);
    awaitEmitted(1);

    assertThat(broker.unacknowledged(clientId)).isEqualTo(1);
    settle("r-1");

    Eventually.until("the frame is acknowledged", this::isAcknowledged);
  }

  @Test
  void emitsAnUnsettledFrameAgain() throws Exception {
    client.publish("r-1", PICTURE);

    awaitEmitted(3);

    assertThat(wires.records())
        .extracting(wireRecord -> text(wireRecord, WireProperties.FRAME_ID))
        .containsOnly("r-1");
    assertThat(broker.unacknowledged(clientId)).isEqualTo(1);
  }

  @Test
  void survivesAReceiverThatThrows() throws Exception {
    wires.connect(
        wireRecord -> {
          throw new IllegalStateException("a bundle is being replaced");
        });
    client.publish("r-1", PICTURE);
    awaitEmitted(1);

    settleOnArrival();

    awaitEmitted(2);
  }

  @Test
  void bringsEveryOneOfManyFramesOnceAndInOrder() throws Exception {
    settleOnArrival();

    for (int i = 0; i < 200; i++) {
      client.publish("r-" + i, PICTURE);
    }

    Eventually.until(
        "all are acknowledged", () -> wires.records().size() >= 200 && isAcknowledged());
    assertThat(wires.records())
        .extracting(wireRecord -> text(wireRecord, WireProperties.FRAME_ID))
        .containsExactlyElementsOf(IntStream.range(0, 200).mapToObj(i -> "r-" + i).toList());
  }

  @Test
  void anotherCameraGetsWhatADeadOneDidNotSettle() throws Exception {
    client.publish("r-1", PICTURE);
    client.publish("r-2", PICTURE);
    awaitEmitted(1);
    camera.deactivate();
    wires.clear();
    settleOnArrival();

    camera = newCamera();
    activate();

    awaitEmitted(2);
    assertThat(text(0, WireProperties.FRAME_ID)).isEqualTo("r-1");
    assertThat(text(1, WireProperties.FRAME_ID)).isEqualTo("r-2");
  }

  @Test
  void getsWhatWasPublishedWhileItWasAway() throws Exception {
    settleOnArrival();
    camera.deactivate();
    client.publish("r-1", PICTURE);

    camera = newCamera();
    activate();

    awaitEmitted(1);
  }

  @Test
  void aFrameInWorkIsNotWorkedOnTwiceWhenTheConnectionIsCut() throws Exception {
    CountDownLatch reconnected = new CountDownLatch(1);
    wires.connect(
        wireRecord -> {
          await(reconnected);
          settle(text(wireRecord, WireProperties.FRAME_ID));
        });
    client.publish("r-1", PICTURE);
    awaitEmitted(1);

    cutAndAwaitReconnection();
    reconnected.countDown();

    Eventually.until("the redelivered frame is acknowledged", this::isAcknowledged);
    assertThat(wires.records()).hasSize(1);
  }

  @Test
  void aFrameSettledWhileTheConnectionIsAwayIsAcknowledgedWithoutWork() throws Exception {
    CountDownLatch cut = new CountDownLatch(1);
    wires.connect(
        wireRecord -> {
          await(cut);
          settle(text(wireRecord, WireProperties.FRAME_ID));
        });
    client.publish("r-1", PICTURE);
    awaitEmitted(1);

    broker.cutConnections();
    cut.countDown();

    Eventually.until("the redelivered frame is acknowledged", this::isAcknowledged);
    assertThat(wires.records()).hasSize(1);
  }

  @Test
  void comesBackToABrokerThatWasRestarted() throws Exception {
    client.publish("r-1", PICTURE);
    awaitEmitted(1);
    client.close();
    broker.stop();
    broker.start();
    settleOnArrival();

    Eventually.until("the camera is back", this::isSubscribed);
    client = new TestClient(broker);
    client.publish("r-2", PICTURE);

    Eventually.until(
        "the new frame arrives",
        () ->
            wires.records().stream().anyMatch(r -> text(r, WireProperties.FRAME_ID).equals("r-2")));
  }

  @Test
  void doesNotWorkAgainOnARequestIdThatItHasSettled() throws Exception {
    settleOnArrival();
    client.publish("r-1", PICTURE);
    client.publish("r-1", PICTURE);
    client.publish("r-2", PICTURE);

    Eventually.until("all are acknowledged", () -> wires.records().size() >= 2 && isAcknowledged());
    assertThat(wires.records())
        .extracting(wireRecord -> text(wireRecord, WireProperties.FRAME_ID))
        .containsExactly("r-1", "r-2");
  }

  static Stream<Arguments> badMessages() {
    return Stream.of(
        Arguments.of("not a picture", message("no picture".getBytes(StandardCharsets.UTF_8)), ""),
        Arguments.of("WebP named .jpg", message(Pictures.webp()), "WebP"),
        Arguments.of(
            "too many declared pixels",
            message(Pictures.pngDeclaring(30_000, 30_000)),
            "30000x30000"),
        Arguments.of(
            "invalid Base64", "{\"request_id\":\"bad\",\"filename\":\"\",\"encoded\":\"%\"}", "64"),
        Arguments.of(
            "empty picture",
            "{\"request_id\":\"bad\",\"filename\":\"\",\"encoded\":\"\"}",
            "empty"),
        Arguments.of(
            "over the limit",
            "{\"request_id\":\"bad\",\"encoded\":\"" + "A".repeat(140_000) + "\"}",
            "at most 131072"));
  }

  private static String message(byte[] picture) {
    return FrameMessage.of("bad", "a.jpg", picture).toJson();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badMessages")
  void answersABadMessageWithAnErrorAndGoesOn(String what, String payload, String reason)
      throws Exception {
    settleOnArrival();

    client.publish(payload);
    client.publish("good", PICTURE);

    awaitEmitted(2);
    assertThat(text(0, WireProperties.FRAME_ID)).isEqualTo("bad");
    assertThat(text(0, WireProperties.FRAME_ERROR)).contains(reason).isNotBlank();
    assertThat(wires.records().get(0).getProperties()).doesNotContainKey(WireProperties.FRAME);
    assertThat(text(1, WireProperties.FRAME_ID)).isEqualTo("good");
  }

  @ParameterizedTest
  @MethodSource("unanswerableMessages")
  void acknowledgesWhatNobodyCanBeToldOfAndGoesOn(String payload) throws Exception {
    settleOnArrival();

    client.publish(payload);
    client.publish("good", PICTURE);

    Eventually.until("both are acknowledged", () -> !wires.records().isEmpty() && isAcknowledged());
    assertThat(wires.records())
        .extracting(wireRecord -> text(wireRecord, WireProperties.FRAME_ID))
        .containsExactly("good");
  }

  static List<String> unanswerableMessages() {
    return List.of("", "not JSON", "{\"encoded\":\"AAAA\"}", "[]", "x".repeat(200_000));
  }

  @Test
  void acknowledgesWithoutReceiptWhenToldToConfirmEmission() throws Exception {
    camera.modified(config(Map.of("confirm", "emission")));

    client.publish("r-1", PICTURE);

    Eventually.until("it is acknowledged", () -> !wires.records().isEmpty() && isAcknowledged());
    assertThat(wires.records()).hasSize(1);
  }

  @Test
  void stopsWhileAFrameIsOnTheWires() throws Exception {
    CountDownLatch released = new CountDownLatch(1);
    wires.connect(wireRecord -> await(released));
    client.publish("r-1", PICTURE);
    awaitEmitted(1);

    camera.deactivate();

    assertThat(camera.isConfigured()).isFalse();
    released.countDown();
    camera = newCamera();
    activate();
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    camera.modified(config(Map.of("frames.in.flight", 0)));
    assertThat(camera.isConfigured()).isFalse();

    camera.modified(config(Map.of()));
    settleOnArrival();
    client.publish("r-1", PICTURE);

    awaitEmitted(1);
  }

  private MqttCamera newCamera() {
    return new MqttCamera(wires, ReversingCrypto.service(), variable -> null);
  }

  private void activate() throws Exception {
    camera.activate(DeclarativeServices.context("camera"), config(Map.of()));
    Eventually.until("the camera is subscribed", this::isSubscribed);
  }

  private MqttCameraConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("broker.url", broker.url());
    properties.put("client.id", clientId);
    properties.putAll(changed);
    return DeclarativeServices.configuration(MqttCameraConfig.class, properties);
  }

  private void settleOnArrival() {
    wires.connect(wireRecord -> settle(text(wireRecord, WireProperties.FRAME_ID)));
  }

  private void settle(String id) {
    camera.handleEvent(
        new Event(
            FrameReceipt.TOPIC,
            Map.of(WireProperties.FRAME_ID, id, WireProperties.FRAME_SOURCE, "front-door")));
  }

  private boolean isAcknowledged() {
    return broker.unacknowledged(clientId) == 0;
  }

  private boolean isSubscribed() {
    return broker.hasSubscriber(clientId);
  }

  private void awaitEmitted(int frames) throws Exception {
    Eventually.until(frames + " frames are emitted", () -> wires.records().size() >= frames);
  }

  private void cutAndAwaitReconnection() throws Exception {
    broker.cutConnections();
    Eventually.until("the connection is lost", () -> !isSubscribed());
    Eventually.until("the camera is back", this::isSubscribed);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String text(int index, String property) {
    return text(wires.records().get(index), property);
  }

  private static String text(WireRecord wireRecord, String property) {
    return (String) wireRecord.getProperties().get(property).getValue();
  }

  private Object value(int index, String property) {
    return wires.records().get(index).getProperties().get(property).getValue();
  }
}
