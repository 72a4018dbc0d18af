package io.marram.contract;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;

/**
 * The answer to a frame, on the response queue.
 *
 * @param requestId the client's name for the request
 * @param result a person's name, {@link #UNKNOWN}, {@link #NO_FACE}, or a text that begins with
 *     {@link #ERROR_PREFIX}
 * @param faces who each face is; empty without a face
 * @param timing when the frame passed which stage
 */
public record RecognitionResult(
    String requestId, String result, List<RecognisedFace> faces, Timing timing) {

  /** The picture shows no face. */
  public static final String NO_FACE = "No-Face";

  /** There is a face, but nobody known is like it. */
  public static final String UNKNOWN = "Unknown";

  /** What the result of a request begins with that could not be worked on. */
  public static final String ERROR_PREFIX = "Error: ";

  public RecognitionResult {
    Fields.requireId(requestId);
    faces = List.copyOf(faces);
  }

  /** The answer to a picture without a face. */
  public static RecognitionResult noFace(String requestId, Timing timing) {
    return new RecognitionResult(requestId, NO_FACE, List.of(), timing);
  }

  /** The answer to a request that could not be worked on. */
  public static RecognitionResult error(String requestId, String reason, Timing timing) {
    return new RecognitionResult(requestId, ERROR_PREFIX + reason, List.of(), timing);
  }

  /** Whether this answers a request that could not be worked on. */
  public boolean isError() {
    return result.startsWith(ERROR_PREFIX);
  }

  /**
   * Reads an answer.
   *
   * @throws MalformedMessageException if it is not JSON or a field is missing or of another type
   */
  public static RecognitionResult parse(String json) {
    JsonObject object = Fields.object(json);
    String requestId = Fields.requestId(object);
    return Fields.addressed(
        requestId,
        () ->
            new RecognitionResult(
                requestId,
                Fields.text(object, "result"),
                object.get("faces") == null
                    ? List.of()
                    : Fields.objects(object, "faces").stream().map(RecognisedFace::read).toList(),
                readTiming(object)));
  }

  private static Timing readTiming(JsonObject object) {
    if (object.get("timing") == null) {
      return Timing.NONE;
    }
    JsonObject timing = Fields.object(object, "timing");
    return new Timing(
        Fields.optionalInteger(timing, "captured_at"),
        Fields.optionalInteger(timing, "detected_at"),
        Fields.optionalInteger(timing, "recognising_at"),
        Fields.optionalInteger(timing, "recognised_at"));
  }

  /** The message as SQS accepts it, whatever characters its texts have. */
  public String toJson() {
    JsonArray array = new JsonArray();
    faces.forEach(face -> array.add(face.write()));
    JsonObject json =
        new JsonObject()
            .add("request_id", requestId)
            .add("result", result)
            .add("faces", array)
            .add(
                "timing",
                new JsonObject()
                    .add("captured_at", timing.capturedAt())
                    .add("detected_at", timing.detectedAt())
                    .add("recognising_at", timing.recognisingAt())
                    .add("recognised_at", timing.recognisedAt()));
    return QueueText.escape(json.toString());
  }
}
