package io.marram.recognition.internal;

import io.marram.contract.FaceCrop;
import io.marram.contract.RecordValues;
import io.marram.contract.WireProperties;
import io.marram.recognition.FrameOutcome;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/**
 * Reads the records of an envelope as outcomes. A record with {@code frame.error} or {@code
 * faces.count} begins an outcome, records with a {@code face} add to the one of their frame.
 */
final class OutcomeReader {

  private OutcomeReader() {}

  /**
   * @throws IllegalArgumentException if a record is not what detectors send; says which property
   */
  static List<FrameOutcome> read(List<WireRecord> records) {
    Map<String, RecordValues> headers = new LinkedHashMap<>();
    Map<String, List<FaceCrop>> faces = new HashMap<>();
    for (WireRecord wireRecord : records) {
      RecordValues properties = RecordValues.of(wireRecord.getProperties(), TypedValue::getValue);
      String id = properties.require(WireProperties.FRAME_ID, String.class);
      if (properties.has(WireProperties.FACE)) {
        faces.computeIfAbsent(id, key -> new ArrayList<>()).add(readFace(properties));
      } else {
        headers.put(id, properties);
      }
    }
    return headers.entrySet().stream()
        .map(
            header ->
                readOutcome(
                    header.getKey(),
                    header.getValue(),
                    faces.getOrDefault(header.getKey(), List.of())))
        .toList();
  }

  private static FrameOutcome readOutcome(String id, RecordValues header, List<FaceCrop> faces) {
    String source = header.get(WireProperties.FRAME_SOURCE, "");
    long capturedAt = header.get(WireProperties.FRAME_TIME, 0L);
    if (header.has(WireProperties.FRAME_ERROR)) {
      requireAll(id, 0, faces);
      String reason = header.require(WireProperties.FRAME_ERROR, String.class);
      return new FrameOutcome.Failure(id, source, capturedAt, reason);
    }
    requireAll(id, header.require(WireProperties.FACES_COUNT, Integer.class), faces);
    return new FrameOutcome.Faces(
        id,
        source,
        header.get(WireProperties.FRAME_NAME, ""),
        capturedAt,
        header.get(WireProperties.FACES_TIME, 0L),
        faces);
  }

  private static void requireAll(String id, int count, List<FaceCrop> faces) {
    if (faces.size() != count) {
      throw new IllegalArgumentException(
          "the frame %s announces %d faces and has %d".formatted(id, count, faces.size()));
    }
  }

  private static FaceCrop readFace(RecordValues properties) {
    String box = properties.get(WireProperties.FACE_BOX, "");
    String landmarks = properties.get(WireProperties.FACE_LANDMARKS, "");
    return new FaceCrop(
        properties.require(WireProperties.FACE_INDEX, Integer.class),
        properties.require(WireProperties.FACE, byte[].class),
        box.isEmpty() ? null : Box.parse(box),
        landmarks.isEmpty() ? null : Landmarks.parse(landmarks),
        properties.get(WireProperties.FACE_SCORE, 1.0));
  }
}
