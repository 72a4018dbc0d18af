package io.marram.anomaly.internal;

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
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Anomaly detectors on a gateway, whose sensors give a reading a second. */
abstract class AnomalyDetectorScene {

  static final long BEGIN = 1_700_000_000_000L;

  @TempDir Path data;

  final RecordedWires wires = new RecordedWires();
  final Events events = new Events();
  final List<AnomalyDetector> detectors = new CopyOnWriteArrayList<>();
  long second;

  @AfterEach
  void stop() {
    detectors.forEach(AnomalyDetector::deactivate);
  }

  final AnomalyDetector activate(Map<String, Object> changed) {
    AnomalyDetector detector =
        new AnomalyDetector(DeclarativeServices.context("anomaly"), wires, events, system());
    detectors.add(detector);
    detector.activate(config(changed));
    return detector;
  }

  static AnomalyDetectorConfig config(Map<String, Object> changed) {
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
  final void feed(AnomalyDetector detector, String sensor, int readings) {
    for (int i = 0; i < readings; i++) {
      send(detector, reading(sensor, value()));
    }
  }

  final double value() {
    return 20 + Math.sin(second * 12.9898) + Math.cos(second * 0.1);
  }

  final WireRecord reading(String sensor, double value) {
    return record(sensor, TypedValues.newDoubleValue(value), TypedValues.newLongValue(time()));
  }

  final long time() {
    return BEGIN + 1000 * second++;
  }

  static WireRecord record(String sensor, TypedValue<?> value, TypedValue<?> time) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    properties.put(WireProperties.SENSOR_ID, TypedValues.newStringValue(sensor));
    properties.put(WireProperties.UNIT, TypedValues.newStringValue("°C"));
    properties.put(WireProperties.VALUE, value);
    properties.put(WireProperties.TIME, time);
    return new WireRecord(properties);
  }

  static void send(AnomalyDetector detector, WireRecord... records) {
    detector.onWireReceive(new WireEnvelope("sensors", List.of(records)));
  }

  final WireRecord last() {
    List<WireRecord> records = wires.records();
    return records.get(records.size() - 1);
  }

  static Object value(WireRecord reading, String property) {
    return reading.getProperties().get(property).getValue();
  }

  /** The events of the gateway. */
  static final class Events implements EventAdmin {
    final List<Event> posted = new CopyOnWriteArrayList<>();

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
