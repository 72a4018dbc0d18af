package io.marram.anomaly.internal;

import io.marram.anomaly.health.LimitVerdict;
import io.marram.anomaly.health.Limits;
import io.marram.contract.WireProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/**
 * Judges records of readings by limits. Any thread may call it: those that use the same limits take
 * turns.
 */
final class LimitRecords {

  private final Limits limits;
  private final boolean changesOnly;

  /**
   * @param changesOnly whether readings within a limit are left out, except the first one again
   */
  LimitRecords(Limits limits, boolean changesOnly) {
    this.limits = limits;
    this.changesOnly = changesOnly;
  }

  /**
   * The verdicts about readings that a limit names.
   *
   * @param nowMillis the time of readings without one, epoch milliseconds
   */
  List<WireRecord> judge(List<WireRecord> readings, long nowMillis) {
    synchronized (limits) {
      return judgeAlone(readings, nowMillis);
    }
  }

  private List<WireRecord> judgeAlone(List<WireRecord> readings, long nowMillis) {
    List<WireRecord> verdicts = new ArrayList<>();
    for (WireRecord reading : readings) {
      RecordProperties properties = RecordProperties.of(reading);
      String sensor = properties.text(WireProperties.SENSOR_ID);
      String type = properties.text(WireProperties.SENSOR_TYPE);
      if (!limits.concern(sensor, type) || !properties.has(WireProperties.VALUE)) {
        continue;
      }
      long timeMillis = properties.millis(WireProperties.TIME, nowMillis);
      List<LimitVerdict> judged =
          limits.judge(
              sensor,
              type,
              properties.text(WireProperties.UNIT),
              properties.number(WireProperties.VALUE),
              timeMillis);
      judged.stream()
          .filter(this::isWanted)
          .map(verdict -> record(properties, verdict, timeMillis))
          .forEach(verdicts::add);
    }
    return verdicts;
  }

  private boolean isWanted(LimitVerdict verdict) {
    return !changesOnly || verdict.beyond() || verdict.changed() || !verdict.valid();
  }

  private static WireRecord record(
      RecordProperties reading, LimitVerdict verdict, long timeMillis) {
    Map<String, TypedValue<?>> properties = new HashMap<>(reading.all());
    properties.put(WireProperties.TIME, TypedValues.newLongValue(timeMillis));
    properties.put(
        WireProperties.ANOMALY_SCORE, TypedValues.newDoubleValue(verdict.beyond() ? 1 : 0));
    properties.put(WireProperties.ANOMALY, TypedValues.newBooleanValue(verdict.beyond()));
    properties.put(WireProperties.ANOMALY_REASON, TypedValues.newStringValue(verdict.reason()));
    properties.put(
        WireProperties.ANOMALY_STATE,
        TypedValues.newStringValue(verdict.valid() ? "ready" : "invalid"));
    properties.put(WireProperties.ANOMALY_RULE, TypedValues.newStringValue(verdict.rule()));
    verdict
        .threshold()
        .ifPresent(
            threshold ->
                properties.put(
                    WireProperties.ANOMALY_THRESHOLD, TypedValues.newDoubleValue(threshold)));
    return new WireRecord(properties);
  }
}
