package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.WireProperties;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

@Timeout(60)
class AnomalyDetectorTest {

  private static final long BEGIN = 1_700_000_000_000L;

  @TempDir Path data;

  private final RecordedWires wires = new RecordedWires();
  private final Events events = new Events();
  private final List<AnomalyDetector> detectors = new CopyOnWriteArrayList<>();
  private long second;

  @AfterEach
  void stop() {
    detectors.forEach(AnomalyDetector::deactivate);
  }

  @Test
  void saysOfEveryReadingWhetherItIsStrange() {
    AnomalyDetector detector = activate(Map.of());

    feed(detector, "a", 500);
    send(detector, reading("a", 1000.0));

    assertThat(wires.records()).hasSize(501);
    WireRecord first = wires.records().get(0);
    assertThat(first.getProperties().keySet())
        .containsExactlyInAnyOrder(
            "sensor.id",
            "unit",
            "value",
            "time",
            "anomaly",
            "anomaly.score",
            "anomaly.reason",
            "anomaly.state",
            "anomaly.rule");
    assertThat(value(first, WireProperties.ANOMALY_STATE)).isEqualTo("learning");
    assertThat(value(first, WireProperties.ANOMALY_RULE)).isEqualTo("anomaly");
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
    assertThat(value(last(), WireProperties.ANOMALY)).isEqualTo(true);
    assertThat((double) value(last(), WireProperties.ANOMALY_SCORE)).isBetween(0.5, 1.0);
    assertThat((String) value(last(), WireProperties.ANOMALY_REASON)).contains("expected about");
  }

  @Test
  void refusesWhatIsNoNumberAndLearnsNothingFromIt() {
    AnomalyDetector detector = activate(Map.of());
    feed(detector, "a", 500);

    send(
        detector, record("a", TypedValues.newStringValue("21.5"), TypedValues.newLongValue(BEGIN)));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("invalid");
    assertThat(value(last(), WireProperties.ANOMALY_REASON)).isEqualTo("the value is no number");
    assertThat(value(last(), WireProperties.VALUE)).isEqualTo("21.5");

    send(detector, record("a", TypedValues.newDoubleValue(1), TypedValues.newStringValue("now")));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("invalid");
    send(detector, reading("a", Double.POSITIVE_INFINITY));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("invalid");

    send(detector, record("a", TypedValues.newIntegerValue(20), TypedValues.newLongValue(time())));
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");
  }

  @Test
  void letsOtherRecordsPassBy() {
    AnomalyDetector detector = activate(Map.of());

    send(detector, new WireRecord(Map.of("cars", TypedValues.newIntegerValue(3))));

    assertThat(wires.envelopes()).isEmpty();
  }

  @Test
  void emitsOnlyChangesIfToldSo() {
    AnomalyDetector detector = activate(Map.of("emit", "changes"));

    feed(detector, "a", 500);
    assertThat(wires.records().stream().map(r -> value(r, WireProperties.ANOMALY_STATE)))
        .containsExactly("learning", "ready");

    send(detector, reading("a", 1000.0));
    feed(detector, "a", 1);
    feed(detector, "a", 1);
    assertThat(wires.records().stream().skip(2).map(r -> value(r, WireProperties.ANOMALY)))
        .containsExactly(true, false);
  }

  @Test
  void goesOnWhereItWasAfterAnUpdateOfItsBundle() {
    AnomalyDetector old = activate(Map.of());
    feed(old, "a", 500);
    old.deactivate();

    AnomalyDetector updated = activate(Map.of());
    feed(updated, "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");

    updated.modified(config(Map.of("save.seconds", 30)));
    feed(updated, "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("ready");

    updated.modified(config(Map.of("window.readings", 50)));
    feed(updated, "a", 1);
    assertThat(value(last(), WireProperties.ANOMALY_STATE)).isEqualTo("learning");
  }

  @Test
  void staysRegisteredWithABadConfigurationAndWorksAgainWithAGoodOne() {
    AnomalyDetector detector = activate(Map.of("groups", "a: b"));
    assertThat(detector.isConfigured()).isFalse();
    feed(detector, "a", 1);
    assertThat(wires.envelopes()).isEmpty();

    detector.modified(config(Map.of()));
    feed(detector, "a", 1);
    assertThat(wires.envelopes()).hasSize(1);

    detector.modified(config(Map.of("seed", new IllegalStateException("no such thing"))));
    assertThat(detector.isConfigured()).isFalse();
  }

  private AnomalyDetector activate(Map<String, Object> changed) {
    AnomalyDetector detector =
        new AnomalyDetector(DeclarativeServices.context("anomaly"), wires, events, system());
    detectors.add(detector);
    detector.activate(config(changed));
    return detector;
  }

  private static AnomalyDetectorConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(AnomalyDetectorConfig.class, changed);
  }

  private SystemService system() {
    return (SystemService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {SystemService.class},
            (self, method, arguments) ->
                method.getName().equals("getKuraDataDirectory") ? data.toString() : null);
  }

  /** Readings that go up and down by a little, one a second. */
  private void feed(AnomalyDetector detector, String sensor, int readings) {
    for (int i = 0; i < readings; i++) {
      send(detector, reading(sensor, 20 + Math.sin(second * 12.9898) + Math.cos(second * 0.1)));
    }
  }

  private WireRecord reading(String sensor, double value) {
    return record(sensor, TypedValues.newDoubleValue(value), TypedValues.newLongValue(time()));
  }

  private long time() {
    return BEGIN + 1000 * second++;
  }

  private static WireRecord record(String sensor, TypedValue<?> value, TypedValue<?> time) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    properties.put(WireProperties.SENSOR_ID, TypedValues.newStringValue(sensor));
    properties.put(WireProperties.UNIT, TypedValues.newStringValue("°C"));
    properties.put(WireProperties.VALUE, value);
    properties.put(WireProperties.TIME, time);
    return new WireRecord(properties);
  }

  private static void send(AnomalyDetector detector, WireRecord... records) {
    detector.onWireReceive(new WireEnvelope("sensors", List.of(records)));
  }

  private WireRecord last() {
    List<WireRecord> records = wires.records();
    return records.get(records.size() - 1);
  }

  private static Object value(WireRecord reading, String property) {
    return reading.getProperties().get(property).getValue();
  }

  private static final class Events implements EventAdmin {
    private final List<Event> posted = new CopyOnWriteArrayList<>();

    @Override
    public void postEvent(Event event) {
      posted.add(event);
    }

    @Override
    public void sendEvent(Event event) {
      posted.add(event);
    }
  }
}
