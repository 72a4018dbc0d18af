package io.marram.emulator.cli.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.marram.contract.AlertMessage;
import io.marram.contract.Reading;
import io.marram.contract.ReadingMessage;
import io.marram.emulator.aws.BrokerTwin;
import io.marram.emulator.cli.Marram;
import io.marram.emulator.cli.TestContext;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.JavaRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pipeline as its users run it, in all its modes at once: two at a broker that listens already,
 * one with a broker of its own.
 */
class PipelineEndToEndTest {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final String SIMULATION = "simulation";
  private static final String OVEN = "oven";

  private static final String CONFIG =
      """
      mqtt: {broker_host: 127.0.0.1, broker_port: %d}
      sensors:
        simulation:
          sensors:
            - {id: %s, type: vibration, min_val: 0, max_val: 10, sampling_rate: 150,
               faults: {spike: {every: 5, size: 5}}}
      """;

  @TempDir private static Path folder;
  private static final List<ReadingMessage> readings = new CopyOnWriteArrayList<>();
  private static final List<AlertMessage> alerts = new CopyOnWriteArrayList<>();
  private static final Map<String, Process> processes = new ConcurrentHashMap<>();
  private static BrokerTwin theirs;
  private static PlainClient client;
  private static int ownPort;

  @BeforeAll
  static void startAllModes() throws Exception {
    TestContext user = new TestContext(folder.resolve("home"));
    Installation installation = new Installation(user.context().project());
    try {
      installation.packages();
      installation.gatewayJars();
    } catch (CommandFailure e) {
      System.out.println(
          "PipelineEndToEndTest is skipped, it needs 'mvn verify': " + e.getMessage());
      abort(e.getMessage());
    }
    theirs = BrokerTwin.start(folder.resolve("theirs"), 0);
    int theirPort = theirs.broker().plain().getPort();
    client = PlainClient.connect("127.0.0.1", theirPort);
    client.hear(
        ReadingMessage.topic("shaker"),
        MqttQos.AT_MOST_ONCE,
        reading -> readings.add(ReadingMessage.parse(reading.getPayloadAsBytes())));
    client.hear(
        AlertMessage.TOPIC_FILTER,
        MqttQos.AT_LEAST_ONCE,
        alert -> alerts.add(AlertMessage.parse(alert.getPayloadAsBytes())));
    ownPort = freePort();
    start("full", theirPort, "shaker");
    start("inference", theirPort, "ignored");
    start(SIMULATION, ownPort, "alone");
  }

  @AfterAll
  static void stopAllModes() throws Exception {
    for (Process process : processes.values()) {
      process.destroy();
    }
    for (Process process : processes.values()) {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
    if (client != null) {
      client.close();
    }
    if (theirs != null) {
      theirs.close();
    }
  }

  @Test
  void carriesReadingsAndAlertsToTheBrokerThatListensAlreadyEachOnce() throws Exception {
    await(() -> alerts.stream().anyMatch(alert -> isAnomaly(alert, "shaker")), "an alert");
    await(() -> output("full").contains(" shaker anomaly raised warning: "), "its line");

    List<Long> numbers =
        readings.stream()
            .filter(message -> message.reading().sensorId().equals("shaker"))
            .map(message -> message.origin().orElseThrow().seq())
            .toList();
    assertThat(numbers).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }

  @Test
  void judgesWhatOthersPublishThereAndPassesOverWhatIsNoReading() throws Exception {
    Random chance = new Random(1);
    long[] time = {System.currentTimeMillis() - TimeUnit.HOURS.toMillis(9)};
    await(() -> output("inference").contains("Pipeline inference"), "its introduction");

    await(
        () -> {
          publish("{no reading");
          for (int i = 0; i < 100; i++) {
            publish(oven(20 + 0.1 * chance.nextGaussian(), time[0] += 1000));
          }
          publish(oven(90, time[0] += 1000));
          return alerts.stream().anyMatch(alert -> isAnomaly(alert, OVEN));
        },
        "an alert");
  }

  @Test
  void publishesEachReadingOnABrokerOfItsOwnWhereNoneListensAndEndsWhenItIsTold() throws Exception {
    Process process = processes.get(SIMULATION);
    await(
        () -> output(SIMULATION).contains("an MQTT broker of its own on 127.0.0.1:" + ownPort),
        "its introduction");
    Set<Long> heard = ConcurrentHashMap.newKeySet();
    try (PlainClient listener = PlainClient.connect("127.0.0.1", ownPort)) {
      listener.hear(
          ReadingMessage.topic("alone"),
          MqttQos.AT_MOST_ONCE,
          reading ->
              heard.add(
                  ReadingMessage.parse(reading.getPayloadAsBytes()).origin().orElseThrow().seq()));

      // More than a gateway sends one by one.
      await(() -> heard.size() > 500, "readings");
    }
    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(output(SIMULATION)).contains(" readings in ");
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void saysWhatIsWrongWithAConfiguration() throws Exception {
    Path config = Files.writeString(folder.resolve("wrong.yaml"), "mqtt:\n  broker_port: x\n");
    TestContext user = new TestContext(folder.resolve("home"));

    assertThat(user.run("pipeline", "--config", config.toString())).isEqualTo(1);
    assertThat(user.err())
        .contains("wrong.yaml, line 2: mqtt.broker_port must be a whole number from 1 to 65535");
    assertThat(user.run("pipeline", "--config", "nowhere.yaml")).isEqualTo(1);
    assertThat(user.err()).contains("cannot read nowhere.yaml");
    assertThat(user.run("pipeline", "--mode", "half")).isEqualTo(2);
    assertThat(user.run("pipeline", "--seconds", "0")).isEqualTo(2);
  }

  private static boolean isAnomaly(AlertMessage alert, String source) {
    return alert.rule().equals("anomaly") && alert.source().equals(source);
  }

  private static String oven(double value, long time) {
    return new ReadingMessage(
            Optional.empty(), new Reading(OVEN, "temperature", "", value, "°C", time))
        .toJson();
  }

  private static void publish(String reading) {
    client.publish(
        ReadingMessage.topic(OVEN),
        MqttQos.AT_LEAST_ONCE,
        reading.getBytes(StandardCharsets.UTF_8));
  }

  private static void start(String mode, int port, String sensor) throws IOException {
    Path config = folder.resolve(mode + ".yaml");
    Files.writeString(config, CONFIG.formatted(port, sensor));
    List<String> command =
        List.of(
            JavaRuntime.executable(),
            "-XX:TieredStopAtLevel=1",
            CommandContext.projectOption(Path.of("../..").toAbsolutePath().normalize()),
            "-cp",
            System.getProperty("java.class.path"),
            Marram.class.getName(),
            "pipeline",
            "--config",
            config.toString(),
            "--mode",
            mode);
    processes.put(
        mode,
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(mode + ".log").toFile())
            .start());
  }

  private static String output(String mode) {
    try {
      return Files.readString(folder.resolve(mode + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as(
              () ->
                  "waiting for %s; %s"
                      .formatted(
                          what,
                          processes.keySet().stream().map(PipelineEndToEndTest::output).toList()))
          .isLessThan(deadline);
      Thread.sleep(100);
    }
  }
}
