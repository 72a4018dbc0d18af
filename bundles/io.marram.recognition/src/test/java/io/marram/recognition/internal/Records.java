package io.marram.recognition.internal;

import io.marram.contract.FaceCrop;
import io.marram.contract.WireProperties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Records as the face detector sends them. */
final class Records {

  private Records() {}

  static List<WireRecord> faces(String requestId, FaceCrop... faces) {
    List<WireRecord> records = new ArrayList<>();
    records.add(
        of(
            Map.of(
                WireProperties.FRAME_ID,
                requestId,
                WireProperties.FRAME_SOURCE,
                "door",
                WireProperties.FRAME_NAME,
                "a.jpg",
                WireProperties.FRAME_TIME,
                10L,
                WireProperties.FACES_TIME,
                20L,
                WireProperties.FACES_COUNT,
                faces.length)));
    for (FaceCrop face : faces) {
      records.add(
          of(
              Map.of(
                  WireProperties.FRAME_ID, requestId,
                  WireProperties.FACE_INDEX, face.index(),
                  WireProperties.FACE, face.picture(),
                  WireProperties.FACE_BOX, face.box().format(),
                  WireProperties.FACE_LANDMARKS, "1,2,3,4,5,6,7,8,9,10",
                  WireProperties.FACE_SCORE, face.score())));
    }
    return records;
  }

  static List<WireRecord> failure(String requestId, String reason) {
    return List.of(
        of(
            Map.of(
                WireProperties.FRAME_ID,
                requestId,
                WireProperties.FRAME_SOURCE,
                "door",
                WireProperties.FRAME_TIME,
                10L,
                WireProperties.FRAME_ERROR,
                reason)));
  }

  static WireRecord of(Map<String, Object> values) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    values.forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
    return new WireRecord(properties);
  }
}
