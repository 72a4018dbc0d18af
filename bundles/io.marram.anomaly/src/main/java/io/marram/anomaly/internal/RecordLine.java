package io.marram.anomaly.internal;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import java.util.TreeMap;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/** Writes a wire record as a line of JSON, without its byte arrays. */
final class RecordLine {

  private RecordLine() {}

  static String of(WireRecord record) {
    JsonObject line = new JsonObject();
    new TreeMap<>(record.getProperties())
        .forEach(
            (name, typed) -> {
              if (typed != null && !(typed.getValue() instanceof byte[])) {
                line.add(name, json(typed));
              }
            });
    return line.toString();
  }

  /** JSON has no numbers that are not finite. */
  private static JsonValue json(TypedValue<?> typed) {
    Object value = typed.getValue();
    if (value instanceof Double number) {
      return Double.isFinite(number) ? Json.value(number) : Json.NULL;
    }
    if (value instanceof Float number) {
      return Float.isFinite(number) ? Json.value(number) : Json.NULL;
    }
    if (value instanceof Number number) {
      return Json.value(number.longValue());
    }
    if (value instanceof Boolean flag) {
      return Json.value(flag);
    }
    return Json.value(String.valueOf(value));
  }
}
