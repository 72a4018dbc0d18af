package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import io.marram.contract.AlertMessage;
import io.marram.contract.CarCountMessage;
import io.marram.contract.ReadingMessage;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.demo.DemoFault;
import io.marram.emulator.cli.home.LocalToken;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.PlainProgress;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.parking.ParkingProcess;
import io.marram.emulator.cli.parking.ParkingWires;
import io.marram.emulator.cli.pipeline.PlainClient;
import io.marram.emulator.cli.system.BackgroundSystem;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.emulator.devices.parking.camera.ParkingCameraClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The way of readings from sensor to store, and of counts from a camera, used as its users do. One
 * scene after another.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SensingEndToEndTest {

  private static final Path HOME = Path.of("target", "e2e-sensing").toAbsolutePath();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final TestContext user = new TestContext(HOME);
  private static BackgroundSystem system;

  @BeforeAll
  static void startTheSystem() throws Exception {
    Installation installation = new Installation(user.context().project());
    try {
      installation.packages();
      installation.ingestJars();
    } catch (CommandFailure e) {
      System.out.println(
          "SensingEndToEndTest is skipped, it needs 'mvn verify': " + e.getMessage());
      abort(e.getMessage());
    }
    user.context().home().clear();
    system = BackgroundSystem.start(user.context(), Marram.class);
    try (ProgressDisplay progress = new PlainProgress(System.out)) {
      system.awaitReady(progress);
    }
  }

  @AfterAll
  static void stopTheSystem() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  @Order(1)
  void showsTheSimulatedSensorsAndTheBoards() throws Exception {
    await(() -> sensors().contains("press_001") && sensors().contains("esp32-01-temperature"));
    await(() -> sensors().contains("sealed-01-humidity"));

    assertThat(sensors()).contains("temp_001", "bthome-01-temperature");
    assertThat(user.run("status")).isZero();
    assertThat(user.out()).contains("stored ");
  }

  @Test
  @Order(2)
  void letsAnOrdinaryClientListen() throws Exception {
    SystemState running = user.context().home().requireRunning();
    Mqtt3BlockingClient client =
        Mqtt3Client.builder()
            .identifier("listener-" + UUID.randomUUID())
            .serverHost(running.mqtt().getHost())
            .serverPort(running.mqtt().getPort())
            .buildBlocking();
    client.connect();
    try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
        client.publishes(MqttGlobalPublishFilter.ALL)) {
      client
          .subscribeWith()
          .topicFilter(ReadingMessage.TOPIC_FILTER)
          .qos(MqttQos.AT_MOST_ONCE)
          .send();

      Optional<Mqtt3Publish> heard = publishes.receive(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      ReadingMessage message = ReadingMessage.parse(heard.orElseThrow().getPayloadAsBytes());
      assertThat(message.origin()).isPresent();
      assertThat(message.reading().unit()).isNotEmpty();
    } finally {
      client.disconnect();
    }
  }

  @Test
  @Order(3)
  void believesNobodyWhoSpeaksForAGatewayAndSaysWhatItQuarantined() throws Exception {
    SystemState running = user.context().home().requireRunning();
    Mqtt3BlockingClient client =
        Mqtt3Client.builder()
            .identifier("stranger")
            .serverHost(running.mqtt().getHost())
            .serverPort(running.mqtt().getPort())
            .buildBlocking();
    client.connect();
    send(
        client,
        "gateways/gw-9/ledger",
        "{\"gateway\":\"gw-9\",\"stream\":\"forged-aaaaaa\",\"accepted\":9,"
            + "\"acknowledged\":9,\"dropped\":0,\"timestamp\":1}");
    send(client, ReadingMessage.topic("attic"), "no reading");
    client.disconnect();

    await(() -> quarantine().contains("not JSON"));

    assertThat(quarantine()).contains("stranger");
    user.run("ledger");
    assertThat(user.out()).doesNotContain("forged").contains("./marram quarantine");
    user.run("status");
    assertThat(user.out()).contains("in quarantine today: 1");
  }

  @Test
  @Order(4)
  void raisesAnAlertWhenAReadingIsBeyondALimit() throws Exception {
    SystemState running = user.context().home().requireRunning();
    CompletableFuture<AlertMessage> alert = new CompletableFuture<>();
    try (PlainClient client =
        PlainClient.connect(running.mqtt().getHost(), running.mqtt().getPort())) {
      client.hear(
          AlertMessage.topic("light_001"),
          MqttQos.AT_LEAST_ONCE,
          publish -> alert.complete(AlertMessage.parse(publish.getPayloadAsBytes())));
      new KuraClient(
              new KuraAddress(running.console().orElseThrow()),
              LocalToken.of(user.context().home(), running.thing()),
              Optional.empty())
          .configure(
              "limits",
              new JsonObject()
                  .add(
                      "limits",
                      new JsonObject()
                          .add("type", "STRING")
                          .add("value", "light > -1 as \"not dark\"\nvib_001 -15..25")));

      AlertMessage raised = alert.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

      assertThat(raised.rule()).isEqualTo("not dark");
      assertThat(raised.state()).isEqualTo("raised");
      assertThat(raised.value()).isPresent();
    }
    await(() -> status().contains("CPU ") && status().contains("p99 of anomaly "));
  }

  @Test
  @Order(5)
  void saysWhenASensorFails() throws Exception {
    SystemState running = user.context().home().requireRunning();
    DemoFault fault =
        new DemoFault(running, user.context().home(), running.console().orElseThrow());

    DemoFault.Report report;
    try (ProgressDisplay progress = new PlainProgress(System.out)) {
      report = fault.show(progress);
    }

    assertThat(report.alerts()).isNotEmpty();
    assertThat(report.lines())
        .anyMatch(line -> line.startsWith("vib_001") && line.contains("spikes"));
  }

  @Test
  @Order(6)
  void losesNothingThoughTheGatewayIsKilled() throws Exception {
    long before = stored();
    gateway().destroyForcibly();

    await(() -> stored() > before + 30);

    assertThat(user.run("ledger", "--wait", "60")).as(user.out() + user.err()).isZero();
    assertThat(user.out()).contains("Nothing is lost, and nothing is there twice.");
  }

  /** What is seen, since the estimate has missed who came and went while the gateway was dead. */
  @Test
  @Order(7)
  void countsTheCarsOfTheParkingLotAsTheyAre() throws Exception {
    SystemState running = user.context().home().requireRunning();
    ParkingCameraClient camera = ParkingProcess.running(user.context().home()).orElseThrow();
    BlockingQueue<CarCountMessage> said = new LinkedBlockingQueue<>();
    TopicListener listener =
        TopicListener.listen(
            running,
            user.context().home(),
            List.of(ParkingWires.topic(running.thing())),
            publish -> said.add(CarCountMessage.parse(publish.getPayloadAsBytes())));
    try {
      ParkingTruth truth;
      CarCountMessage count;
      long deadline = System.nanoTime() + 4 * PATIENCE.toNanos();
      do {
        count = said.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        assertThat(count).as("a count that agrees with the truth").isNotNull();
        truth = camera.truth();
      } while (count.zone().isPresent()
          || truth.driving()
          || count.cars() != truth.cars()
          || count.free().orElseThrow() != truth.free());

      assertThat(count.uuid()).isEqualTo(running.thing());
      assertThat(count.estimate()).isPresent();
    } finally {
      listener.close();
    }
  }

  private static String sensors() {
    user.run("watch", "sensors", "--once");
    return user.out();
  }

  private static String status() {
    user.run("status");
    return user.out();
  }

  private static String quarantine() {
    user.run("quarantine");
    return user.out();
  }

  private static void send(Mqtt3BlockingClient client, String topic, String payload) {
    client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload.getBytes(StandardCharsets.UTF_8))
        .send();
  }

  private static long stored() {
    user.run("ledger", "--json");
    JsonObject total = Json.parse(user.out()).asObject().get("total").asObject();
    return total.getLong("stored", 0);
  }

  private static ProcessHandle gateway() {
    return ProcessHandle.current()
        .descendants()
        .filter(
            process -> process.info().commandLine().orElse("").contains("emulator.gateway.Gateway"))
        .findFirst()
        .orElseThrow();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.sleep(200);
    }
  }
}
