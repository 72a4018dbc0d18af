package io.marram.collection.internal;

import io.marram.contract.WireProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Records as cameras and car detectors send them. */
final class Records {

  private Records() {}

  static WireRecord frame(String id, byte[] picture) {
    return of(
        Map.of(
            WireProperties.FRAME_ID,
            id,
            WireProperties.FRAME_SOURCE,
            "yard",
            WireProperties.FRAME_TIME,
            1_795_293_181_123L,
            WireProperties.FRAME,
            picture));
  }

  static List<WireRecord> counted(String id, byte[] picture, double... scores) {
    List<WireRecord> records = new ArrayList<>();
    records.add(frame(id, picture));
    for (int i = 0; i < scores.length; i++) {
      records.add(
          of(
              Map.of(
                  WireProperties.FRAME_ID,
                  id,
                  WireProperties.DETECTION_INDEX,
                  i,
                  WireProperties.DETECTION_LABEL,
                  "car",
                  WireProperties.DETECTION_BOX,
                  "10,20,100,50",
                  WireProperties.DETECTION_SCORE,
                  scores[i])));
    }
    return records;
  }

  static WireRecord of(Map<String, Object> values) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    values.forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
    return new WireRecord(properties);
  }
}
