package io.marram.emulator.devices.parking.camera;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.devices.parking.ParkingTruth;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is so on the lot, as text. */
final class TruthJson {

  private TruthJson() {}

  static String write(ParkingTruth truth) {
    JsonArray occupied = new JsonArray();
    truth.occupied().forEach(occupied::add);
    return new JsonObject()
        .add("scene", truth.timeMillis())
        .add("cars", truth.cars())
        .add("free", truth.free())
        .add("entered", truth.entered())
        .add("left", truth.left())
        .add("driving", truth.driving())
        .add("occupied", occupied)
        .toString();
  }

  static ParkingTruth read(String text) throws IOException {
    try {
      JsonObject json = Json.parse(text).asObject();
      List<Boolean> occupied = new ArrayList<>();
      json.get("occupied").asArray().forEach(each -> occupied.add(each.asBoolean()));
      return new ParkingTruth(
          json.get("scene").asLong(),
          json.get("cars").asInt(),
          json.get("entered").asInt(),
          json.get("left").asInt(),
          occupied,
          json.get("driving").asBoolean());
    } catch (ParseException
        | UnsupportedOperationException
        | NumberFormatException
        | NullPointerException e) {
      throw new IOException("the camera's truth cannot be read", e);
    }
  }
}
