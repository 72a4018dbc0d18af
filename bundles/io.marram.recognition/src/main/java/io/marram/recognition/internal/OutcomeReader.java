package io.marram.recognition.internal;

import io.marram.contract.FaceCrop;
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
    Map<String, FrameOutcome> outcomes = new LinkedHashMap<>();
    Map<String, List<FaceCrop>> faces = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (WireRecord wireRecord : records) {
      Properties properties = new Properties(wireRecord.getProperties());
      String id = properties.require(WireProperties.FRAME_ID, String.class);
      if (properties.has(WireProperties.FACE)) {
        faces.computeIfAbsent(id, key -> new ArrayList<>()).add(readFace(properties));
      } else {
        outcomes.put(id, readHeader(id, properties));
        counts.put(id, faceCount(properties));
      }
    }
    counts.forEach((id, count) -> requireAll(id, count, faces.getOrDefault(id, List.of())));
    return outcomes.values().stream()
        .map(outcome -> withFaces(outcome, faces.getOrDefault(outcome.requestId(), List.of())))
        .toList();
  }

  private static int faceCount(Properties properties) {
    return properties.has(WireProperties.FRAME_ERROR)
        ? 0
        : properties.require(WireProperties.FACES_COUNT, Integer.class);
  }

  private static void requireAll(String id, int count, List<FaceCrop> faces) {
    if (faces.size() != count) {
      throw new IllegalArgumentException(
          "the frame %s announces %d faces and has %d".formatted(id, count, faces.size()));
    }
  }

  private static FrameOutcome readHeader(String id, Properties properties) {
    String source = properties.get(WireProperties.FRAME_SOURCE, "");
    long capturedAt = properties.get(WireProperties.FRAME_TIME, 0L);
    if (properties.has(WireProperties.FRAME_ERROR)) {
      String reason = properties.require(WireProperties.FRAME_ERROR, String.class);
      return new FrameOutcome.Failure(id, source, capturedAt, reason);
    }
    return new FrameOutcome.Faces(
        id,
        source,
        properties.get(WireProperties.FRAME_NAME, ""),
        capturedAt,
        properties.get(WireProperties.FACES_TIME, 0L),
        List.of());
  }

  private static FaceCrop readFace(Properties properties) {
    String box = properties.get(WireProperties.FACE_BOX, "");
    String landmarks = properties.get(WireProperties.FACE_LANDMARKS, "");
    return new FaceCrop(
        properties.require(WireProperties.FACE_INDEX, Integer.class),
        properties.require(WireProperties.FACE, byte[].class),
        box.isEmpty() ? null : Box.parse(box),
        landmarks.isEmpty() ? null : Landmarks.parse(landmarks),
        properties.get(WireProperties.FACE_SCORE, 1.0));
  }

  private static FrameOutcome withFaces(FrameOutcome outcome, List<FaceCrop> faces) {
    return outcome instanceof FrameOutcome.Faces found
        ? new FrameOutcome.Faces(
            found.requestId(),
            found.source(),
            found.name(),
            found.capturedAtMillis(),
            found.detectedAtMillis(),
            faces)
        : outcome;
  }

  /** A record's values by name, checked for their type. */
  private record Properties(Map<String, TypedValue<?>> values) {

    boolean has(String name) {
      return values.containsKey(name);
    }

    <T> T require(String name, Class<T> type) {
      if (!has(name)) {
        throw new IllegalArgumentException("the record has no property " + name);
      }
      Object value = values.get(name).getValue();
      if (!type.isInstance(value)) {
        throw new IllegalArgumentException(
            "the property %s must be of type %s".formatted(name, type.getSimpleName()));
      }
      return type.cast(value);
    }

    @SuppressWarnings("unchecked")
    <T> T get(String name, T otherwise) {
      return has(name) ? require(name, (Class<T>) otherwise.getClass()) : otherwise;
    }
  }
}
