package io.marram.simulator.internal;

import io.marram.contract.WireProperties;
import io.marram.simulator.Reading;
import io.marram.simulator.SensorSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Writes readings as wire records. What stays the same for a sensor is made once. */
final class ReadingRecords {

  private final Map<String, Map<String, TypedValue<?>>> fixed = new HashMap<>();

  ReadingRecords(List<SensorSettings> sensors) {
    sensors.forEach(sensor -> fixed.put(sensor.id(), fixed(sensor)));
  }

  private static Map<String, TypedValue<?>> fixed(SensorSettings sensor) {
    return Map.of(
        WireProperties.SENSOR_ID, TypedValues.newStringValue(sensor.id()),
        WireProperties.SENSOR_TYPE, TypedValues.newStringValue(sensor.type()),
        WireProperties.SENSOR_LOCATION, TypedValues.newStringValue(sensor.location()),
        WireProperties.UNIT, TypedValues.newStringValue(sensor.unit()));
  }

  List<WireRecord> of(List<Reading> readings) {
    return readings.stream().map(this::wireRecord).toList();
  }

  private WireRecord wireRecord(Reading reading) {
    Map<String, TypedValue<?>> properties = new HashMap<>(fixed.get(reading.sensor().id()));
    properties.put(WireProperties.VALUE, TypedValues.newDoubleValue(reading.value()));
    properties.put(WireProperties.TIME, TypedValues.newLongValue(reading.timeMillis()));
    return new WireRecord(properties);
  }
}
