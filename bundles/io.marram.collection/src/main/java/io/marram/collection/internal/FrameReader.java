package io.marram.collection.internal;

import io.marram.collection.CollectedFrame;
import io.marram.collection.FrameLabel;
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
    Map<String, Properties> frames = new LinkedHashMap<>();
    Map<String, List<FrameLabel>> labels = new HashMap<>();
    String last = "";
    for (WireRecord wireRecord : records) {
      Properties properties = new Properties(wireRecord.getProperties());
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
  private static String id(Properties frame) {
    return frame.has(WireProperties.FRAME_ID)
        ? frame.require(WireProperties.FRAME_ID, String.class)
        : "%d-%08x"
            .formatted(
                frame.get(WireProperties.FRAME_TIME, 0L),
                Arrays.hashCode(frame.require(WireProperties.FRAME, byte[].class)));
  }

  private static CollectedFrame frame(
      String id, Properties frame, Map<String, List<FrameLabel>> labels) {
    return new CollectedFrame(
        id,
        frame.get(WireProperties.FRAME_SOURCE, ""),
        frame.get(WireProperties.FRAME_TIME, 0L),
        frame.require(WireProperties.FRAME, byte[].class),
        labels.getOrDefault(id, List.of()));
  }

  private static FrameLabel label(Properties detection) {
    return new FrameLabel(
        detection.require(WireProperties.DETECTION_LABEL, String.class),
        Box.parse(detection.require(WireProperties.DETECTION_BOX, String.class)),
        detection.get(WireProperties.DETECTION_SCORE, 1.0));
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
