package io.marram.contract;

import com.eclipsesource.json.JsonObject;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/**
 * One face cut out of a frame, on its way to recognition.
 *
 * @param index the face's number within its frame, from 0
 * @param picture the cut-out as JPEG or PNG; not copied
 * @param box where the face is, in pixels of the frame; null if the sender did not say
 * @param landmarks its five points, in pixels of the frame; null if the sender did not say
 * @param score how sure the detector is, 0..1
 */
public record FaceCrop(int index, byte[] picture, Box box, Landmarks landmarks, double score) {

  /** The five points by which the face can be aligned, where the sender gave them. */
  public Optional<Landmarks> alignment() {
    return Optional.ofNullable(landmarks);
  }

  /**
   * Reads one face.
   *
   * @throws MalformedMessageException if a field is missing or of another type
   */
  public static FaceCrop parse(String json) {
    return read(Fields.object(json));
  }

  static FaceCrop read(JsonObject object) {
    String box = Fields.optionalText(object, "box", "");
    String landmarks = Fields.optionalText(object, "landmarks", "");
    return new FaceCrop(
        Fields.integer(object, "index"),
        Fields.base64(object, "encoded"),
        box.isEmpty() ? null : Fields.read("box", box, Box::parse),
        landmarks.isEmpty() ? null : Fields.read("landmarks", landmarks, Landmarks::parse),
        Fields.optionalNumber(object, "score", 1));
  }

  public String toJson() {
    return write().toString();
  }

  JsonObject write() {
    JsonObject object =
        new JsonObject()
            .add("index", index)
            .add("encoded", Base64.getEncoder().encodeToString(picture));
    if (box != null) {
      object.add("box", box.format());
    }
    if (landmarks != null) {
      object.add("landmarks", landmarks.format());
    }
    return object.add("score", score);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FaceCrop that
        && index == that.index
        && Arrays.equals(picture, that.picture)
        && Objects.equals(box, that.box)
        && Objects.equals(landmarks, that.landmarks)
        && Double.compare(score, that.score) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(index, Arrays.hashCode(picture), box, landmarks, score);
  }

  /** Says everything but the face. */
  @Override
  public String toString() {
    return "FaceCrop[index=%d, bytes=%d, box=%s, score=%.3f]"
        .formatted(index, picture.length, box, score);
  }
}
