package io.marram.cloud.recognition;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import io.marram.cloud.store.EnrolledFace;
import io.marram.contract.FaceCrop;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.RecognitionResult;
import java.util.ArrayList;
import java.util.List;

/** What one may ask of the gallery. */
sealed interface PeopleRequest {

  /** Most faces in one request; a chip has some 20 KB, Lambda takes 6 MB. */
  int MOST_FACES = 50;

  /**
   * Adds faces of one person.
   *
   * @param force also if a face is very much like another person's
   */
  record Enrol(String name, List<FaceCrop> faces, boolean force) implements PeopleRequest {}

  /** Lists the people. */
  record ListPeople() implements PeopleRequest {}

  /** Forgets a person. */
  record Remove(String name) implements PeopleRequest {}

  /**
   * Reads a request.
   *
   * @throws PeopleRefusal if it is not one, saying what is wrong
   */
  static PeopleRequest parse(String json) throws PeopleRefusal {
    JsonObject object = object(json);
    String action = text(object, "action");
    return switch (action) {
      case "enrol" -> new Enrol(newName(object), faces(object), flag(object, "force"));
      case "list" -> new ListPeople();
      case "remove" -> new Remove(name(object));
      default -> throw new PeopleRefusal("\"action\" must be enrol, list or remove");
    };
  }

  private static JsonObject object(String json) throws PeopleRefusal {
    try {
      JsonValue value = Json.parse(json);
      if (value.isObject()) {
        return value.asObject();
      }
      throw new PeopleRefusal("the request is not a JSON object");
    } catch (ParseException e) {
      throw new PeopleRefusal("the request is not JSON: " + e.getMessage());
    }
  }

  private static String text(JsonObject object, String field) throws PeopleRefusal {
    JsonValue value = object.get(field);
    if (value == null || !value.isString()) {
      throw new PeopleRefusal("\"" + field + "\" must be a string");
    }
    return value.asString();
  }

  private static boolean flag(JsonObject object, String field) throws PeopleRefusal {
    JsonValue value = object.get(field);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new PeopleRefusal("\"" + field + "\" must be true or false");
    }
    return value.asBoolean();
  }

  private static String name(JsonObject object) throws PeopleRefusal {
    try {
      return EnrolledFace.requireName(text(object, "name"));
    } catch (IllegalArgumentException e) {
      throw new PeopleRefusal(e.getMessage());
    }
  }

  /** A name that an answer cannot mistake for something else. */
  private static String newName(JsonObject object) throws PeopleRefusal {
    String name = name(object);
    if (name.equalsIgnoreCase(RecognitionResult.UNKNOWN)
        || name.equalsIgnoreCase(RecognitionResult.NO_FACE)
        || name.startsWith(RecognitionResult.ERROR_PREFIX)) {
      throw new PeopleRefusal("\"" + name + "\" cannot be a name: answers say it of nobody");
    }
    return name;
  }

  private static List<FaceCrop> faces(JsonObject object) throws PeopleRefusal {
    JsonValue value = object.get("faces");
    if (value == null || !value.isArray()) {
      throw new PeopleRefusal("\"faces\" must be a list");
    }
    int size = value.asArray().size();
    if (size < 1 || size > MOST_FACES) {
      throw new PeopleRefusal("\"faces\" must hold 1 to " + MOST_FACES + " faces, held " + size);
    }
    List<FaceCrop> faces = new ArrayList<>();
    for (JsonValue face : value.asArray()) {
      try {
        faces.add(FaceCrop.parse(face.toString()));
      } catch (MalformedMessageException e) {
        throw new PeopleRefusal("face " + faces.size() + ": " + e.getMessage());
      }
    }
    return faces;
  }
}
