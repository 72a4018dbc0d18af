package io.marram.emulator.cli.cars;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.Crossing;
import java.util.List;

/** Counts as a line of JSON. */
final class CountJson {

  private CountJson() {}

  static JsonObject of(Footage footage, CountReport report) {
    JsonObject zones = Json.object();
    report.zones().forEach(zone -> zones.add(zone.zone(), zone.cars()));
    JsonObject stalls = Json.object();
    report.stalls().forEach(stall -> stalls.add(stall.stall(), stall.occupied()));
    JsonObject json = Json.object();
    json.add("file", footage.file().toString());
    json.add("cars", report.cars());
    if (!report.stalls().isEmpty()) {
      json.add("free", report.free());
    }
    json.add("zones", zones);
    json.add("stalls", stalls);
    return json;
  }

  /**
   * Of a video.
   *
   * @param crossings all of them
   * @param beginMillis the time of the first picture
   */
  static JsonObject of(
      Footage footage, CountReport report, List<Crossing> crossings, long beginMillis) {
    JsonObject lines = Json.object();
    report
        .lines()
        .forEach(
            line ->
                lines.add(
                    line.line(),
                    Json.object().add("entered", line.entered()).add("left", line.left())));
    JsonArray passed = Json.array().asArray();
    for (Crossing crossing : crossings) {
      passed.add(
          Json.object()
              .add("line", crossing.line())
              .add("entered", crossing.entered())
              .add("label", crossing.label())
              .add("millis", crossing.timeMillis() - beginMillis));
    }
    return of(footage, report).add("lines", lines).add("crossings", passed);
  }
}
