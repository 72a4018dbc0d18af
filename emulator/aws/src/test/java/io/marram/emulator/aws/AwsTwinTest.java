package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class AwsTwinTest {

  private static final Path JARS = Path.of(System.getProperty("marram.dynamodb.jars"));

  @TempDir private Path folder;

  @Test
  void startsEverythingSaysSoAndStopsEverything() {
    assumeTrue(Files.isDirectory(JARS), "build the module emulator/dynamodb first");
    List<String> progress = new CopyOnWriteArrayList<>();
    AwsTwin twin = AwsTwin.start(TwinSettings.onFreePorts(folder, JARS), progress::add);
    long child = twin.dynamoDb().pid();

    assertThat(progress)
        .hasSize(3)
        .anyMatch(line -> line.startsWith("MQTT broker ready"))
        .anyMatch(line -> line.startsWith("SQS ready"))
        .anyMatch(line -> line.startsWith("DynamoDB ready"));
    assertThat(twin.sqs().createQueue("q", Map.of())).endsWith("/q");
    twin.close();
    twin.close();
    assertThat(ProcessHandle.of(child)).isEmpty();
  }

  @Test
  void saysWhatIsMissingAndLeavesNothingBehind() {
    TwinSettings settings = TwinSettings.onFreePorts(folder, folder.resolve("nowhere"));

    assertThatThrownBy(() -> AwsTwin.start(settings, line -> {}))
        .isInstanceOf(TwinException.class)
        .hasMessageContaining("DynamoDB Local");
    TwinHome.open(folder).close();
  }

  @Test
  void refusesAHomeThatAnotherTwinUses() {
    try (TwinHome used = TwinHome.open(folder)) {
      assertThat(used.path("twin.lock")).exists();
      assertThatThrownBy(() -> AwsTwin.start(TwinSettings.onFreePorts(folder, JARS), line -> {}))
          .isInstanceOf(TwinException.class)
          .hasMessageContaining("another AWS twin is running in " + folder);
    }
  }

  @Test
  void leavesNoProcessAndLosesNoMessageWhenItIsKilled() throws Exception {
    assumeTrue(Files.isDirectory(JARS), "build the module emulator/dynamodb first");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TwinProcess.class.getName(),
                folder.toString(),
                JARS.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<ProcessHandle> children = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      String[] ready = output.readLine().split(" ");
      children.add(ProcessHandle.of(Long.parseLong(ready[2])).orElseThrow());
      children.add(ProcessHandle.of(Long.parseLong(ready[3])).orElseThrow());
      publishForSomeoneWhoIsAway(Integer.parseInt(ready[1]), 50);
    } finally {
      process.destroyForcibly().waitFor();
    }
    for (ProcessHandle child : children) {
      child.onExit().get(20, TimeUnit.SECONDS);
    }

    try (TwinHome home = TwinHome.open(folder);
        MqttBroker broker =
            MqttBroker.start(home, TwinPorts.choose(TwinSettings.onFreePorts(folder, JARS)))) {
      assertThat(messagesFor("gateway", broker.plain().getPort())).isEqualTo(50);
    }
  }

  private static void publishForSomeoneWhoIsAway(int port, int count) {
    Mqtt5BlockingClient gateway = client("gateway", port);
    gateway.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
    gateway.subscribeWith().topicFilter("clients/#").qos(MqttQos.AT_LEAST_ONCE).send();
    gateway.disconnect();
    Mqtt5BlockingClient device = client("device", port);
    device.connect();
    for (int i = 0; i < count; i++) {
      device
          .publishWith()
          .topic("clients/device")
          .qos(MqttQos.AT_LEAST_ONCE)
          .payload(new byte[10_000])
          .send();
    }
  }

  private static int messagesFor(String clientId, int port) throws InterruptedException {
    Mqtt5BlockingClient client = client(clientId, port);
    int count = 0;
    try (var publishes = client.publishes(MqttGlobalPublishFilter.ALL)) {
      client.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
      while (publishes.receive(1, TimeUnit.SECONDS).isPresent()) {
        count++;
      }
    }
    client.disconnect();
    return count;
  }

  private static Mqtt5BlockingClient client(String clientId, int port) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(clientId)
        .serverHost("127.0.0.1")
        .serverPort(port)
        .buildBlocking();
  }
}
