package io.marram.collection.internal;

import io.marram.collection.CollectedFrame;
import io.marram.collection.FrameLabel;
import io.marram.contract.RecordValues;
import io.marram.contract.WireProperties;
import io.marram.vision.geometry.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireRecord;

/**
 * Reads the records of an envelope as frames. A record with a {@code frame} is one, whether a
 * camera or a detector sends it; records with a {@code detection.label} are its labels. Other
 * records are passed over.
 */
final class FrameReader {

  private FrameReader() {}

  /**
   * @throws IllegalArgumentException if a record is not what cameras and detectors send; says which
   *     property
   */
  static List<CollectedFrame> read(List<WireRecord> records) {
    Map<String, RecordValues> frames = new LinkedHashMap<>();
    Map<String, List<FrameLabel>> labels = new HashMap<>();
    String last = "";
    for (WireRecord wireRecord : records) {
      RecordValues properties = RecordValues.of(wireRecord.getProperties(), TypedValue::getValue);
      if (properties.has(WireProperties.FRAME)) {
        last = id(properties);
        frames.put(last, properties);
      } else if (properties.has(WireProperties.DETECTION_LABEL)) {
        String id = properties.get(WireProperties.FRAME_ID, last);
        labels.computeIfAbsent(id, key -> new ArrayList<>()).add(label(properties));
      }
    }
    return frames.entrySet().stream()
        .map(frame -> frame(frame.getKey(), frame.getValue(), labels))
        .toList();
  }

  /** Frames of others may have no id; the same picture at the same time is the same frame. */
  private static String id(RecordValues frame) {
    return frame.has(WireProperties.FRAME_ID)
        ? frame.require(WireProperties.FRAME_ID, String.class)
        : "%d-%08x"
            .formatted(
                frame.get(WireProperties.FRAME_TIME, 0L),
                Arrays.hashCode(frame.require(WireProperties.FRAME, byte[].class)));
  }

  private static CollectedFrame frame(
      String id, RecordValues frame, Map<String, List<FrameLabel>> labels) {
    return new CollectedFrame(
        id,
        frame.get(WireProperties.FRAME_SOURCE, ""),
        frame.get(WireProperties.FRAME_TIME, 0L),
        frame.require(WireProperties.FRAME, byte[].class),
        labels.getOrDefault(id, List.of()));
  }

  private static FrameLabel label(RecordValues detection) {
    return new FrameLabel(
        detection.require(WireProperties.DETECTION_LABEL, String.class),
        Box.parse(detection.require(WireProperties.DETECTION_BOX, String.class)),
        detection.get(WireProperties.DETECTION_SCORE, 1.0));
  }
}
