package io.marram.anomaly.internal;

import static io.marram.anomaly.internal.Gateway.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.health.BoardState;
import io.marram.contract.HealthMessage;
import io.marram.contract.StageReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedPorts;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.service.event.Event;

@Timeout(60)
class GatewayHealthTest {

  private static final Bundle[] BUNDLES = {
    Gateway.bundle("io.marram.anomaly", "1.2.3", Map.of()),
    Gateway.bundle("io.marram.models.faces", "4.5.6", Map.of("Marram-Models", "models")),
    Gateway.bundle("pump.models", "1.0.0", Map.of("Marram-Anomaly-Models", "anomaly")),
    Gateway.bundle("org.eclipse.osgi", "3.16.0", Map.of()),
    Gateway.bundle(null, "0", Map.of())
  };

  private static final Duration SECOND = Duration.ofMillis(20);

  @TempDir Path data;

  private final RecordedPorts ports = new RecordedPorts(2);
  private final List<GatewayHealth> components = new ArrayList<>();
  private volatile BoardState board =
      new BoardState(
          OptionalDouble.of(12.5),
          OptionalLong.of(512),
          OptionalLong.of(2048),
          OptionalDouble.of(40),
          OptionalLong.of(9000),
          OptionalDouble.of(51.5));

  @AfterEach
  void stop() {
    components.forEach(GatewayHealth::deactivate);
  }

  @Test
  void saysHowTheGatewayDoesAsReadings() throws Exception {
    GatewayHealth health = activate(Map.of("gateway", "edge-1"));
    health.handleEvent(event(new StageReport("anomaly", 10, 1, 0.5, 9, 2.5, -1)));
    health.handleEvent(event(new StageReport("outbox", 10, 1, 0, 0, 0, 17)));

    Eventually.until("there are readings", () -> ports.records(0).size() >= 8);

    assertThat(ports.records(0).subList(0, 8))
        .extracting(r -> value(r, "sensor.id") + " " + value(r, "value") + value(r, "unit"))
        .containsExactly(
            "gateway-cpu 12.5%",
            "gateway-memory 25.0%",
            "gateway-heap 40.0%",
            "gateway-disk 9000.0MB",
            "gateway-temperature 51.5°C",
            "stage-anomaly-p99 2.5ms",
            "stage-outbox-p99 0.0ms",
            "stage-outbox-queue 17.0");
    WireRecord cpu = ports.records(0).get(0);
    assertThat(value(cpu, "sensor.type")).isEqualTo("cpu");
    assertThat(value(cpu, "sensor.location")).isEqualTo("edge-1");
    assertThat(value(cpu, "time")).isInstanceOf(Long.class);
  }

  @Test
  void saysTheSameAsAMessageAtItsSecondPort() throws Exception {
    GatewayHealth health = activate(Map.of("gateway", "edge-1"));
    StageReport anomaly = new StageReport("anomaly", 10, 1, 0.5, 9, 2.5, -1);
    health.handleEvent(event(anomaly));

    Eventually.until("there is a message", () -> !ports.records(1).isEmpty());

    WireRecord record = ports.records(1).get(0);
    assertThat(record.getProperties()).containsOnlyKeys("message", "gateway", "time");
    assertThat(value(record, "gateway")).isEqualTo("edge-1");
    HealthMessage message =
        HealthMessage.parse(((String) value(record, "message")).getBytes(StandardCharsets.UTF_8));
    assertThat(message)
        .isEqualTo(
            new HealthMessage(
                "edge-1",
                12.5,
                512,
                2048,
                9000,
                OptionalDouble.of(51.5),
                List.of(anomaly),
                Map.of("io.marram.anomaly", "1.2.3"),
                Map.of("io.marram.models.faces", "4.5.6", "pump.models", "1.0.0"),
                (long) value(record, "time")));
  }

  @Test
  void saysOnlyWhatTheBoardTells() throws Exception {
    board =
        new BoardState(
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.of(40),
            OptionalLong.empty(),
            OptionalDouble.empty());
    activate(Map.of());

    Eventually.until("there are readings", () -> ports.records(0).size() >= 2);

    assertThat(ports.records(0))
        .allSatisfy(r -> assertThat(value(r, "sensor.id")).isEqualTo("gateway-heap"));
    assertThat(ports.records(1)).isEmpty();
  }

  @Test
  void eventsThatCannotBeReadChangeNothing() throws Exception {
    GatewayHealth health = activate(Map.of());

    health.handleEvent(new Event(StageReport.EVENT_TOPIC, Map.of()));
    health.handleEvent(new Event(StageReport.EVENT_TOPIC, Map.of("stage", 3)));
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("stage", null);
    health.handleEvent(new Event(StageReport.EVENT_TOPIC, nothing));
    health.handleEvent(
        event(new StageReport("nonsense", 1, Double.NaN, 1, 1, Double.POSITIVE_INFINITY, 0)));
    health.handleEvent(event(new StageReport("no/name", 1, 1, 1, 1, 1, 0)));

    Eventually.until("there is a message", () -> !ports.records(1).isEmpty());
    assertThat((String) value(ports.records(1).get(0), "message")).contains("\"stages\":[]");
  }

  @Test
  void isNamedAsKuraNamesTheGatewayUnlessItIsTold() throws Exception {
    activate(Map.of("gateway", " "));

    Eventually.until("there is a message", () -> !ports.records(1).isEmpty());

    String expected =
        System.getenv("IOT_THING_NAME") == null ? "gateway-1" : System.getenv("IOT_THING_NAME");
    assertThat(value(ports.records(1).get(0), "gateway")).isEqualTo(expected);
  }

  @Test
  void staysWithABadConfigurationAndWorksAgainWithAGoodOne() throws Exception {
    GatewayHealth health = activate(Map.of("interval.seconds", 0));
    assertThat(health.isConfigured()).isFalse();

    health.modified(config(Map.of()));
    assertThat(health.isConfigured()).isTrue();
    Eventually.until("there are readings", () -> !ports.records(0).isEmpty());

    health.modified(config(Map.of("interval.seconds", 3601)));
    assertThat(health.isConfigured()).isFalse();
  }

  @Test
  void aGraphWithoutItsSecondPortGetsTheReadings() throws Exception {
    RecordedPorts one = new RecordedPorts(1);
    components.add(
        new GatewayHealth(
            Gateway.context("health", BUNDLES),
            one,
            Gateway.system(data),
            config(Map.of()),
            () -> board,
            SECOND));

    Eventually.until("there are readings twice", () -> one.records(0).size() > 5);
  }

  @Test
  void aBoardThatFailsDoesNotEndIt() throws Exception {
    List<Integer> calls = new ArrayList<>();
    components.add(
        new GatewayHealth(
            Gateway.context("health", BUNDLES),
            ports,
            Gateway.system(data),
            config(Map.of()),
            () -> {
              calls.add(1);
              if (calls.size() == 1) {
                throw new IllegalStateException("thrown by a test");
              }
              return board;
            },
            SECOND));

    Eventually.until("there are readings", () -> !ports.records(0).isEmpty());
  }

  @Test
  void itsThreadEndsWithTheComponent() throws Exception {
    activate(Map.of()).deactivate();

    Eventually.until(
        "its thread has ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("marram-health-")));
  }

  private GatewayHealth activate(Map<String, Object> changed) {
    GatewayHealth health =
        new GatewayHealth(
            Gateway.context("health", BUNDLES),
            ports,
            Gateway.system(data),
            config(changed),
            () -> board,
            SECOND);
    components.add(health);
    return health;
  }

  private static GatewayHealthConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>(Map.of("interval.seconds", 1));
    properties.putAll(changed);
    return DeclarativeServices.configuration(GatewayHealthConfig.class, properties);
  }

  private static Event event(StageReport report) {
    return new Event(StageReport.EVENT_TOPIC, report.toProperties());
  }
}
