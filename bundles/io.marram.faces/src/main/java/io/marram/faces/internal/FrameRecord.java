package io.marram.faces.internal;

import static io.marram.contract.WireProperties.FACE;
import static io.marram.contract.WireProperties.FACES_COUNT;
import static io.marram.contract.WireProperties.FACES_TIME;
import static io.marram.contract.WireProperties.FACE_BOX;
import static io.marram.contract.WireProperties.FACE_INDEX;
import static io.marram.contract.WireProperties.FACE_LANDMARKS;
import static io.marram.contract.WireProperties.FACE_SCORE;
import static io.marram.contract.WireProperties.FRAME;
import static io.marram.contract.WireProperties.FRAME_ERROR;
import static io.marram.contract.WireProperties.FRAME_HEIGHT;
import static io.marram.contract.WireProperties.FRAME_ID;
import static io.marram.contract.WireProperties.FRAME_WIDTH;

import io.marram.faces.internal.Outcome.Cutout;
import io.marram.faces.internal.Outcome.Searched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.type.StringValue;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** A frame as it came over a Wire, and the records that answer it. */
final class FrameRecord {

  private static final String FRAME_PREFIX = FRAME + ".";

  private final WireRecord received;
  private final Map<String, TypedValue<?>> about;
  private final TypedValue<?> id;

  private FrameRecord(WireRecord received, TypedValue<?> id) {
    this.received = received;
    this.id = id;
    this.about = new HashMap<>();
    received
        .getProperties()
        .forEach(
            (name, value) -> {
              if (name.startsWith(FRAME_PREFIX)) {
                about.put(name, value);
              }
            });
  }

  /** The frame in a record; nothing if it has no id, so that no answer could be told apart. */
  static Optional<FrameRecord> of(WireRecord record) {
    return record.getProperties().get(FRAME_ID) instanceof StringValue id
        ? Optional.of(new FrameRecord(record, id))
        : Optional.empty();
  }

  /** Whether someone before us has given up on this frame. */
  boolean isError() {
    return about.containsKey(FRAME_ERROR);
  }

  /** The picture's bytes; empty if there are none. */
  byte[] picture() {
    TypedValue<?> picture = received.getProperties().get(FRAME);
    return picture != null && picture.getValue() instanceof byte[] bytes ? bytes : new byte[0];
  }

  /** The record as it came. */
  List<WireRecord> unchanged() {
    return List.of(received);
  }

  /** What is said about the frame, without the picture, and why it cannot be worked on. */
  List<WireRecord> error(String reason) {
    Map<String, TypedValue<?>> properties = new HashMap<>(about);
    properties.put(FRAME_ERROR, TypedValues.newStringValue(reason));
    return List.of(new WireRecord(properties));
  }

  /** A header with what is said about the frame, then a record for each face. */
  List<WireRecord> faces(Searched searched, long epochMillis) {
    List<WireRecord> records = new ArrayList<>(searched.faces().size() + 1);
    Map<String, TypedValue<?>> header = new HashMap<>(about);
    header.put(FRAME_WIDTH, TypedValues.newIntegerValue(searched.width()));
    header.put(FRAME_HEIGHT, TypedValues.newIntegerValue(searched.height()));
    header.put(FACES_COUNT, TypedValues.newIntegerValue(searched.faces().size()));
    header.put(FACES_TIME, TypedValues.newLongValue(epochMillis));
    records.add(new WireRecord(header));
    for (Cutout cutout : searched.faces()) {
      records.add(face(records.size() - 1, cutout));
    }
    return records;
  }

  private WireRecord face(int index, Cutout cutout) {
    Map<String, TypedValue<?>> properties = new HashMap<>();
    properties.put(FRAME_ID, id);
    properties.put(FACE_INDEX, TypedValues.newIntegerValue(index));
    properties.put(FACE, TypedValues.newByteArrayValue(cutout.chip()));
    properties.put(FACE_BOX, TypedValues.newStringValue(cutout.face().box().format()));
    properties.put(FACE_LANDMARKS, TypedValues.newStringValue(cutout.face().landmarks().format()));
    properties.put(FACE_SCORE, TypedValues.newDoubleValue(cutout.face().score()));
    return new WireRecord(properties);
  }
}
