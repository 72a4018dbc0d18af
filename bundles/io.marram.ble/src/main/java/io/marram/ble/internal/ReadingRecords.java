package io.marram.ble.internal;

import io.marram.ble.Measurement;
import io.marram.ble.Sensor;
import io.marram.contract.WireProperties;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Writes measurements as wire records. */
final class ReadingRecords {

  private ReadingRecords() {}

  /**
   * @param timeMillis when they came, epoch milliseconds
   */
  static List<WireRecord> of(Sensor sensor, List<Measurement> measurements, long timeMillis) {
    return measurements.stream().map(sent -> wireRecord(sensor, sent, timeMillis)).toList();
  }

  private static WireRecord wireRecord(Sensor sensor, Measurement sent, long timeMillis) {
    Measurement measurement = sensor.unit().convert(sent);
    return new WireRecord(
        Map.of(
            WireProperties.SENSOR_ID, TypedValues.newStringValue(sensor.readingId(measurement)),
            WireProperties.SENSOR_TYPE, TypedValues.newStringValue(measurement.type()),
            WireProperties.SENSOR_LOCATION, TypedValues.newStringValue(sensor.location()),
            WireProperties.UNIT, TypedValues.newStringValue(measurement.unit()),
            WireProperties.VALUE, TypedValues.newDoubleValue(measurement.value()),
            WireProperties.TIME, TypedValues.newLongValue(timeMillis)));
  }
}
