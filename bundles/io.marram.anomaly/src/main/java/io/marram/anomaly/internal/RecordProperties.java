package io.marram.anomaly.internal;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** Reads the properties of a wire record, whatever others have put into it. */
record RecordProperties(Map<String, TypedValue<?>> all) {

  /** The end of the year 9999, which is as far as messages go. */
  private static final long LATEST_MILLIS = 253_402_300_799_999L;

  static RecordProperties of(WireRecord record) {
    return new RecordProperties(record.getProperties());
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  /** Empty if there is none. */
  String text(String name) {
    Object value = value(name);
    return value == null ? "" : value.toString();
  }

  /** NaN if there is none, or text. */
  double number(String name) {
    return value(name) instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(value(name));
  }

  /**
   * @param otherwise if there is no time, or one that cannot be
   */
  long millis(String name, long otherwise) {
    return value(name) instanceof Long millis && millis >= 0 && millis <= LATEST_MILLIS
        ? millis
        : otherwise;
  }

  private Object value(String name) {
    TypedValue<?> typed = all.get(name);
    return typed == null ? null : typed.getValue();
  }
}
