package io.marram.cars.internal;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.picture.AnnotatedPicture;
import io.marram.contract.WireProperties;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** A frame as it came over a Wire, and the records that are made of it. */
final class FrameRecord {

  private static final String FRAME_PREFIX = WireProperties.FRAME + ".";

  private final WireRecord received;

  FrameRecord(WireRecord received) {
    this.received = received;
  }

  /** Whether somebody asks for a picture. */
  boolean asksForPicture() {
    return received.getProperties().containsKey(WireProperties.PICTURE_REQUEST);
  }

  /** Whether there is a picture, or the reason why there is none. */
  boolean isFrame() {
    return received.getProperties().containsKey(WireProperties.FRAME) || error().isPresent();
  }

  /** Why the camera has given up on this frame. */
  Optional<String> error() {
    return value(WireProperties.FRAME_ERROR, String.class);
  }

  /** The picture's bytes; empty if there are none. */
  byte[] picture() {
    return value(WireProperties.FRAME, byte[].class).orElse(new byte[0]);
  }

  /** Its name among the camera's frames. */
  Optional<String> id() {
    return value(WireProperties.FRAME_ID, String.class);
  }

  /** The camera; empty if it does not say. */
  String source() {
    return value(WireProperties.FRAME_SOURCE, String.class).orElse("");
  }

  /** What people call the picture, or where it comes from. */
  String title() {
    return value(WireProperties.FRAME_NAME, String.class)
        .filter(name -> !name.isBlank())
        .orElse(source());
  }

  /** When it was taken, epoch milliseconds. */
  OptionalLong timeMillis() {
    return value(WireProperties.FRAME_TIME, Long.class)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private <T> Optional<T> value(String name, Class<T> type) {
    TypedValue<?> value = received.getProperties().get(name);
    return value == null || !type.isInstance(value.getValue())
        ? Optional.empty()
        : Optional.of(type.cast(value.getValue()));
  }

  /** The annotated picture as a frame of the same name. */
  WireRecord annotated(AnnotatedPicture picture, int cars, String offeredStalls) {
    Map<String, TypedValue<?>> properties = about();
    properties.put(WireProperties.FRAME, TypedValues.newByteArrayValue(picture.jpeg()));
    properties.put(WireProperties.FRAME_WIDTH, TypedValues.newIntegerValue(picture.width()));
    properties.put(WireProperties.FRAME_HEIGHT, TypedValues.newIntegerValue(picture.height()));
    properties.put(WireProperties.CARS, TypedValues.newIntegerValue(cars));
    if (!offeredStalls.isEmpty()) {
      properties.put(WireProperties.STALLS_LEARNED, TypedValues.newStringValue(offeredStalls));
    }
    return new WireRecord(properties);
  }

  private Map<String, TypedValue<?>> about() {
    Map<String, TypedValue<?>> about = new HashMap<>();
    received
        .getProperties()
        .forEach(
            (name, value) -> {
              if (name.startsWith(FRAME_PREFIX)) {
                about.put(name, value);
              }
            });
    return about;
  }

  /** The frame as it came, then a record for each thing that was found in it. */
  List<WireRecord> withDetections(RgbImage picture, Detections found) {
    List<WireRecord> records = new ArrayList<>();
    Map<String, TypedValue<?>> frame = new HashMap<>(received.getProperties());
    frame.put(WireProperties.DETECTIONS_COUNT, TypedValues.newIntegerValue(found.list().size()));
    records.add(new WireRecord(frame));
    for (Detection detection : found.list()) {
      records.add(record(records.size() - 1, detection, picture));
    }
    return records;
  }

  private WireRecord record(int index, Detection detection, RgbImage picture) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    id().ifPresent(id -> properties.put(WireProperties.FRAME_ID, TypedValues.newStringValue(id)));
    properties.put(WireProperties.DETECTION_INDEX, TypedValues.newIntegerValue(index));
    properties.put(WireProperties.DETECTION_LABEL, TypedValues.newStringValue(detection.label()));
    properties.put(
        WireProperties.DETECTION_BOX,
        TypedValues.newStringValue(pixels(detection.box(), picture).format()));
    properties.put(WireProperties.DETECTION_SCORE, TypedValues.newDoubleValue(detection.score()));
    return new WireRecord(properties);
  }

  private static Box pixels(Box box, RgbImage picture) {
    return new Box(
        box.left() * picture.width(),
        box.top() * picture.height(),
        box.right() * picture.width(),
        box.bottom() * picture.height());
  }
}
