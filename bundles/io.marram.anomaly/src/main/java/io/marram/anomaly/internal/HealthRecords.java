package io.marram.anomaly.internal;

import io.marram.anomaly.health.BoardState;
import io.marram.anomaly.health.HealthReading;
import io.marram.contract.HealthMessage;
import io.marram.contract.StageReport;
import io.marram.contract.WireProperties;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/**
 * Writes a gateway's health as wire records.
 *
 * @param gateway its thing name
 */
record HealthRecords(String gateway, InstalledBundles bundles) {

  /** STRING: whose message it is, for the topic. */
  private static final String GATEWAY = "gateway";

  List<WireRecord> readings(BoardState board, List<StageReport> stages, long timeMillis) {
    return HealthReading.of(board, stages).stream()
        .map(reading -> reading(reading, timeMillis))
        .toList();
  }

  private WireRecord reading(HealthReading reading, long timeMillis) {
    return new WireRecord(
        Map.of(
            WireProperties.SENSOR_ID, TypedValues.newStringValue(reading.sensorId()),
            WireProperties.SENSOR_TYPE, TypedValues.newStringValue(reading.type()),
            WireProperties.SENSOR_LOCATION, TypedValues.newStringValue(gateway),
            WireProperties.UNIT, TypedValues.newStringValue(reading.unit()),
            WireProperties.VALUE, TypedValues.newDoubleValue(reading.value()),
            WireProperties.TIME, TypedValues.newLongValue(timeMillis)));
  }

  /** The message; nothing if the machine does not tell what must be in it. */
  Optional<WireRecord> message(BoardState board, List<StageReport> stages, long timeMillis) {
    boolean known =
        board.cpuPercent().isPresent()
            && board.memoryUsedMb().isPresent()
            && board.memoryTotalMb().isPresent()
            && board.diskFreeMb().isPresent();
    if (!known) {
      return Optional.empty();
    }
    HealthMessage message =
        new HealthMessage(
            gateway,
            board.cpuPercent().getAsDouble(),
            board.memoryUsedMb().getAsLong(),
            board.memoryTotalMb().getAsLong(),
            board.diskFreeMb().getAsLong(),
            board.temperatureCelsius(),
            stages,
            bundles.versions(),
            bundles.models(),
            timeMillis);
    return Optional.of(
        new WireRecord(
            Map.of(
                WireProperties.MESSAGE,
                TypedValues.newStringValue(message.toJson()),
                GATEWAY,
                TypedValues.newStringValue(gateway),
                WireProperties.TIME,
                TypedValues.newLongValue(timeMillis))));
  }
}
