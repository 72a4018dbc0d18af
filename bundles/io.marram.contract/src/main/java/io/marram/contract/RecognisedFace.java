package io.marram.contract;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;

/**
 * Who one face is.
 *
 * @param index the face's number within its frame
 * @param name a person's name or {@link RecognitionResult#UNKNOWN}
 * @param distance how far the face is from the nearest known person, 0 (the same picture) to 2;
 *     {@link Double#NaN} if nobody is known
 */
public record RecognisedFace(int index, String name, double distance) {

  static RecognisedFace read(JsonObject object) {
    return new RecognisedFace(
        Fields.integer(object, "index"),
        Fields.text(object, "name"),
        Fields.optionalNumber(object, "distance", Double.NaN));
  }

  JsonObject write() {
    return new JsonObject()
        .add("index", index)
        .add("name", name)
        .add("distance", Double.isFinite(distance) ? Json.value(distance) : Json.NULL);
  }
}
