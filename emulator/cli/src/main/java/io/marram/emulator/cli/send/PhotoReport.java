package io.marram.emulator.cli.send;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.contract.RecognisedFace;
import io.marram.contract.RecognitionResult;
import io.marram.emulator.cli.send.FrameExchange.TimedAnswer;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * What became of one photo.
 *
 * @param file its name
 * @param change what was done to make it fit; empty if nothing was
 * @param answer the answer, if one came
 * @param failure why it was not even sent, or not answered; empty with an answer
 */
public record PhotoReport(
    String file, String change, Optional<TimedAnswer> answer, String failure) {

  static PhotoReport answered(String file, String change, TimedAnswer answer) {
    return new PhotoReport(file, change, Optional.of(answer), "");
  }

  static PhotoReport failed(String file, String change, String reason) {
    return new PhotoReport(file, change, Optional.empty(), reason);
  }

  /** Answered, and not with an error. */
  public boolean good() {
    return answer.isPresent() && !answer.get().result().isError();
  }

  String result() {
    return answer
        .map(timed -> timed.result().result())
        .orElse(RecognitionResult.ERROR_PREFIX + failure);
  }

  /** How many faces were found. */
  public int faces() {
    return answer.map(timed -> timed.result().faces().size()).orElse(0);
  }

  /** Who is in the photo, for people: "Ann (0.21), Unknown (0.94)". */
  public String who() {
    if (!good() || faces() == 0) {
      return result();
    }
    return answer.orElseThrow().result().faces().stream()
        .map(PhotoReport::who)
        .collect(Collectors.joining(", "));
  }

  private static String who(RecognisedFace face) {
    return Double.isNaN(face.distance())
        ? face.name()
        : String.format(Locale.ROOT, "%s (%.2f)", face.name(), face.distance());
  }

  /** From the client and back in milliseconds, for people; "-" without an answer. */
  public String totalMillis() {
    return answer.map(timed -> Long.toString(timed.times().total())).orElse("-");
  }

  /** The report as JSON. */
  public JsonObject toJson() {
    JsonObject object =
        new JsonObject()
            .add("file", file)
            .add("answered", answer.isPresent())
            .add("result", result())
            .add("faces", facesJson());
    if (!change.isEmpty()) {
      object.add("change", change);
    }
    answer.ifPresent(
        timed ->
            object
                .add("request_id", timed.result().requestId())
                .add("milliseconds", millis(timed.times())));
    return object;
  }

  private JsonArray facesJson() {
    JsonArray array = new JsonArray();
    answer.ifPresent(
        timed ->
            timed
                .result()
                .faces()
                .forEach(
                    face ->
                        array.add(
                            new JsonObject()
                                .add("index", face.index())
                                .add("name", face.name())
                                .add(
                                    "distance",
                                    Double.isFinite(face.distance())
                                        ? Json.value(face.distance())
                                        : Json.NULL))));
    return array;
  }

  private static JsonObject millis(StageTimes times) {
    JsonObject object = new JsonObject();
    add(object, "publish", times.publish());
    add(object, "detect", times.detect());
    add(object, "queue", times.queue());
    add(object, "recognise", times.recognise());
    add(object, "answer", times.answer());
    return object.add("total", times.total());
  }

  private static void add(JsonObject object, String name, OptionalLong stage) {
    object.add(name, stage.isPresent() ? Json.value(stage.getAsLong()) : Json.NULL);
  }
}
