package io.marram.anomaly.internal;

import static io.marram.anomaly.internal.Gateway.envelope;
import static io.marram.anomaly.internal.Gateway.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.AlertMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AlertMessagesTest {

  private static final long BEGIN = 1_700_000_000_000L;

  @TempDir Path data;

  private final RecordedWires wires = new RecordedWires();
  private final List<AlertMessages> components = new ArrayList<>();

  @AfterEach
  void stop() {
    components.forEach(AlertMessages::deactivate);
  }

  @Test
  void makesMessagesThatTheCloudReads() {
    AlertMessages alerts = activate(Map.of("critical.rules", "hot, anomaly"));

    alerts.onWireReceive(envelope(verdict("oven", true, 0)));

    assertThat(wires.records()).hasSize(1);
    WireRecord record = wires.records().get(0);
    assertThat(record.getProperties().keySet())
        .containsExactlyInAnyOrder(
            "alert.id",
            "alert.rule",
            "alert.source",
            "alert.state",
            "alert.severity",
            "alert.text",
            "time",
            "message");
    AlertMessage message =
        AlertMessage.parse(((String) value(record, "message")).getBytes(StandardCharsets.UTF_8));
    assertThat(message.source()).isEqualTo("oven").isEqualTo(value(record, "alert.source"));
    assertThat(message.rule()).isEqualTo("hot").isEqualTo(value(record, "alert.rule"));
    assertThat(message.state()).isEqualTo("raised").isEqualTo(value(record, "alert.state"));
    assertThat(message.severity()).isEqualTo("critical");
    assertThat(message.text()).isEqualTo("31.5 °C, above 30 °C");
    assertThat(message.value()).hasValue(31.5);
    assertThat(message.threshold()).hasValue(30);
    assertThat(message.timestamp()).isEqualTo(BEGIN).isEqualTo(value(record, "time"));
  }

  @Test
  void saysWhenItBeginsAndWhenItEndsAndNothingInBetween() {
    AlertMessages alerts = activate(Map.of());

    for (int second = 0; second < 10; second++) {
      alerts.onWireReceive(envelope(verdict("oven", second < 5, second)));
    }

    assertThat(states()).containsExactly("raised", "cleared");
  }

  @Test
  void saysThatItHasEndedAlsoWhenThereIsNoVerdictOfEveryReading() throws Exception {
    AlertMessages alerts = activate(Map.of("clear.seconds", 1));
    alerts.onWireReceive(
        envelope(
            with(verdict("oven", true, 0), "anomaly.rule", "anomaly"),
            with(verdict("oven", false, 0), "anomaly.rule", "anomaly")));
    assertThat(states()).containsExactly("raised");

    Eventually.until("it is cleared", () -> states().equals(List.of("raised", "cleared")));
  }

  @Test
  void recordsThatAreNoVerdictsAndReadingsThatWereRefusedChangeNothing() {
    AlertMessages alerts = activate(Map.of());
    alerts.onWireReceive(envelope(verdict("oven", true, 0)));

    alerts.onWireReceive(
        envelope(
            Gateway.reading("oven", 20.0, BEGIN),
            with(verdict("oven", false, 1), "anomaly.state", "invalid"),
            new WireRecord(Map.of("anomaly", TypedValues.newBooleanValue(true))),
            new WireRecord(Map.of())));

    assertThat(states()).containsExactly("raised");
  }

  @Test
  void textWhereNumbersAndTruthBelongIsTakenAsMissing() {
    AlertMessages alerts = activate(Map.of());

    alerts.onWireReceive(
        envelope(
            with(verdict("oven", true, 0), "anomaly", "yes"),
            with(with(verdict("oven", true, 0), "anomaly.threshold", "high"), "value", "NaN")));

    assertThat(states()).containsExactly("raised");
    assertThat((String) value(wires.records().get(0), "message"))
        .doesNotContain("\"value\"")
        .doesNotContain("\"threshold\"");
  }

  @Test
  void alertsThatAreOpenOutliveTheComponent() {
    AlertMessages before = activate(Map.of());
    before.onWireReceive(envelope(verdict("oven", true, 0)));
    before.deactivate();

    AlertMessages after = activate(Map.of());
    after.onWireReceive(envelope(verdict("oven", true, 1)));
    after.onWireReceive(envelope(verdict("oven", false, 2)));

    assertThat(states()).containsExactly("raised", "cleared");
    assertThat(wires.records())
        .extracting(record -> value(record, "alert.id"))
        .hasSize(2)
        .containsOnly(value(wires.records().get(0), "alert.id"));
  }

  @Test
  void alertsThatAreOpenOutliveACrash() throws Exception {
    AlertMessages killed = activate(Map.of());
    killed.onWireReceive(envelope(verdict("oven", true, 0)));
    Eventually.until("the alert is saved", () -> !files().isEmpty());

    AlertMessages after = activate(Map.of());
    after.onWireReceive(envelope(verdict("oven", true, 1)));

    assertThat(states()).containsExactly("raised");
  }

  @Test
  void aDamagedStateIsSetAsideAndItGoesOn() throws IOException {
    AlertMessages before = activate(Map.of());
    before.onWireReceive(envelope(verdict("oven", true, 0)));
    before.deactivate();
    Path state = files().get(0);
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length - 1] ^= 1;
    Files.write(state, bytes);

    AlertMessages after = activate(Map.of());
    after.onWireReceive(envelope(verdict("oven", true, 1)));

    assertThat(states()).containsExactly("raised", "raised");
  }

  @Test
  void staysWithABadConfigurationAndKeepsWhatIsOpen() {
    AlertMessages alerts = activate(Map.of());
    alerts.onWireReceive(envelope(verdict("oven", true, 0)));

    alerts.modified(config(Map.of("severity", "loud")));
    assertThat(alerts.isConfigured()).isFalse();
    alerts.onWireReceive(envelope(verdict("fridge", true, 0)));
    alerts.modified(config(Map.of("clear.seconds", -1)));
    assertThat(alerts.isConfigured()).isFalse();

    alerts.modified(config(Map.of()));
    alerts.onWireReceive(envelope(verdict("oven", true, 1)));
    assertThat(states()).containsExactly("raised");
  }

  @Test
  void worksWithoutAFolder() throws IOException {
    Files.writeString(data.resolve("io.marram.anomaly"), "a file is in the way");

    AlertMessages alerts = activate(Map.of());
    alerts.onWireReceive(envelope(verdict("oven", true, 0)));

    assertThat(states()).containsExactly("raised");
  }

  @Test
  void itsThreadEndsWithTheComponent() throws Exception {
    AlertMessages alerts = activate(Map.of());
    alerts.deactivate();

    Eventually.until(
        "its thread has ended",
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("marram-alerts-")));
  }

  private AlertMessages activate(Map<String, Object> changed) {
    AlertMessages alerts =
        new AlertMessages(Gateway.context("alerts"), wires, Gateway.system(data), config(changed));
    components.add(alerts);
    return alerts;
  }

  private static AlertMessagesConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(AlertMessagesConfig.class, changed);
  }

  private List<Object> states() {
    return wires.records().stream().map(record -> value(record, "alert.state")).toList();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("io.marram.anomaly/alerts"))) {
      return files.filter(file -> file.toString().endsWith(".states")).toList();
    }
  }

  private static WireRecord verdict(String sensor, boolean anomaly, long second) {
    Map<String, TypedValue<?>> properties =
        new HashMap<>(Gateway.reading(sensor, 31.5, BEGIN + second * 1000).getProperties());
    properties.put("anomaly", TypedValues.newBooleanValue(anomaly));
    properties.put("anomaly.state", TypedValues.newStringValue("ready"));
    properties.put("anomaly.rule", TypedValues.newStringValue("hot"));
    properties.put("anomaly.reason", TypedValues.newStringValue("31.5 °C, above 30 °C"));
    properties.put("anomaly.threshold", TypedValues.newDoubleValue(30));
    return new WireRecord(properties);
  }

  private static WireRecord with(WireRecord record, String name, String text) {
    Map<String, TypedValue<?>> properties = new HashMap<>(record.getProperties());
    properties.put(name, TypedValues.newStringValue(text));
    return new WireRecord(properties);
  }
}
