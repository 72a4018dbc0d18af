package io.marram.anomaly.internal;

import io.marram.anomaly.health.AlertBook;
import io.marram.anomaly.health.Finding;
import io.marram.contract.AlertMessage;
import io.marram.contract.WireProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Reads verdicts from wire records, and writes alerts as such. */
final class AlertRecords {

  private AlertRecords() {}

  /**
   * Takes notice of verdicts. A record that is no verdict, or one of a reading that was refused,
   * changes nothing.
   *
   * @return the alerts to be sent
   */
  static List<AlertMessage> judge(AlertBook book, List<WireRecord> verdicts, long nowMillis) {
    List<AlertMessage> alerts = new ArrayList<>();
    for (WireRecord verdict : verdicts) {
      RecordProperties properties = RecordProperties.of(verdict);
      boolean counts =
          properties.has(WireProperties.ANOMALY)
              && properties.has(WireProperties.SENSOR_ID)
              && !properties.text(WireProperties.ANOMALY_STATE).equals("invalid");
      if (counts) {
        alerts.addAll(book.judge(finding(properties, nowMillis), nowMillis));
      }
    }
    return alerts;
  }

  private static Finding finding(RecordProperties verdict, long nowMillis) {
    double threshold = verdict.number(WireProperties.ANOMALY_THRESHOLD);
    return new Finding(
        verdict.text(WireProperties.SENSOR_ID),
        verdict.has(WireProperties.ANOMALY_RULE)
            ? verdict.text(WireProperties.ANOMALY_RULE)
            : "anomaly",
        verdict.flag(WireProperties.ANOMALY),
        verdict.number(WireProperties.VALUE),
        Double.isFinite(threshold) ? OptionalDouble.of(threshold) : OptionalDouble.empty(),
        verdict.text(WireProperties.ANOMALY_REASON),
        verdict.millis(WireProperties.TIME, nowMillis));
  }

  static WireRecord record(AlertMessage alert) {
    return new WireRecord(
        Map.of(
            WireProperties.ALERT_ID, TypedValues.newStringValue(alert.id()),
            WireProperties.ALERT_RULE, TypedValues.newStringValue(alert.rule()),
            WireProperties.ALERT_SOURCE, TypedValues.newStringValue(alert.source()),
            WireProperties.ALERT_STATE, TypedValues.newStringValue(alert.state()),
            WireProperties.ALERT_SEVERITY, TypedValues.newStringValue(alert.severity()),
            WireProperties.ALERT_TEXT, TypedValues.newStringValue(alert.text()),
            WireProperties.TIME, TypedValues.newLongValue(alert.timestamp()),
            WireProperties.MESSAGE, TypedValues.newStringValue(alert.toJson())));
  }
}
