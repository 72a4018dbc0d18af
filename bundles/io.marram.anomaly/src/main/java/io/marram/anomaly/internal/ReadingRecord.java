package io.marram.anomaly.internal;

import static io.marram.contract.WireProperties.ANOMALY;
import static io.marram.contract.WireProperties.ANOMALY_REASON;
import static io.marram.contract.WireProperties.ANOMALY_RULE;
import static io.marram.contract.WireProperties.ANOMALY_SCORE;
import static io.marram.contract.WireProperties.ANOMALY_STATE;
import static io.marram.contract.WireProperties.SENSOR_ID;
import static io.marram.contract.WireProperties.SENSOR_TYPE;
import static io.marram.contract.WireProperties.TIME;
import static io.marram.contract.WireProperties.VALUE;

import io.marram.anomaly.Sample;
import io.marram.anomaly.Verdict;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/**
 * A reading as it came over a wire.
 *
 * @param sensor whose it is
 * @param sample its time and value; NaN and 0 if the record has none that can be used
 * @param refusal why it cannot be judged; empty if it can
 */
record ReadingRecord(
    Map<String, TypedValue<?>> properties, String sensor, Sample sample, String refusal) {

  /** What judged, as {@link io.marram.contract.WireProperties#ANOMALY_RULE} says it. */
  static final String RULE = "anomaly";

  private static final String GROUP = "group";

  /**
   * The reading in a record; nothing if it has no sensor, value or time, and so is something else.
   */
  static Optional<ReadingRecord> of(WireRecord record) {
    Map<String, TypedValue<?>> properties = record.getProperties();
    if (!(properties.get(SENSOR_ID) instanceof StringValue sensor)
        || !properties.containsKey(VALUE)
        || !properties.containsKey(TIME)) {
      return Optional.empty();
    }
    Object value = value(properties, VALUE);
    Object time = value(properties, TIME);
    String refusal = "";
    if (!(value instanceof Number)) {
      refusal = "the value is no number";
    } else if (!(time instanceof Long)) {
      refusal = "the time is no whole number of milliseconds";
    }
    Sample sample =
        new Sample(
            time instanceof Long millis ? millis : 0,
            value instanceof Number number ? number.doubleValue() : Double.NaN);
    return Optional.of(new ReadingRecord(properties, sensor.getValue(), sample, refusal));
  }

  /** The sensor's type; empty if it is not known. */
  String type() {
    return value(properties, SENSOR_TYPE) instanceof String type ? type : "";
  }

  private static Object value(Map<String, TypedValue<?>> properties, String name) {
    TypedValue<?> typed = properties.get(name);
    return typed == null ? null : typed.getValue();
  }

  /** The reading with what is said about it. */
  WireRecord with(Verdict verdict) {
    return judged(properties, verdict);
  }

  /** What is said about a group. */
  static WireRecord ofGroup(Verdict verdict) {
    return judged(
        Map.of(
            SENSOR_ID, TypedValues.newStringValue(verdict.series()),
            SENSOR_TYPE, TypedValues.newStringValue(GROUP),
            VALUE, TypedValues.newDoubleValue(verdict.value()),
            TIME, TypedValues.newLongValue(verdict.timeMillis())),
        verdict);
  }

  private static WireRecord judged(Map<String, TypedValue<?>> about, Verdict verdict) {
    Map<String, TypedValue<?>> properties = new HashMap<>(about);
    properties.put(ANOMALY_SCORE, TypedValues.newDoubleValue(verdict.score()));
    properties.put(ANOMALY, TypedValues.newBooleanValue(verdict.anomaly()));
    properties.put(ANOMALY_REASON, TypedValues.newStringValue(verdict.reason()));
    properties.put(
        ANOMALY_STATE, TypedValues.newStringValue(verdict.state().name().toLowerCase(Locale.ROOT)));
    properties.put(ANOMALY_RULE, TypedValues.newStringValue(RULE));
    return new WireRecord(properties);
  }
}
