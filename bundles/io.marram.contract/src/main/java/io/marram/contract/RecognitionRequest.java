package io.marram.contract;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import java.util.List;

/**
 * The faces of one frame, on the request queue.
 *
 * @param requestId the client's name for the request
 * @param thing the client that published the frame, possibly empty
 * @param filename the picture's name for people, possibly empty
 * @param timing the gateway's part of the way
 * @param faces the faces found, in the order of their index
 */
public record RecognitionRequest(
    String requestId, String thing, String filename, Timing timing, List<FaceCrop> faces) {

  public RecognitionRequest {
    Fields.requireId(requestId);
    faces = List.copyOf(faces);
  }

  /**
   * Reads a request.
   *
   * @throws MalformedMessageException if it is not JSON or a field is missing or of another type
   */
  public static RecognitionRequest parse(String json) {
    JsonObject object = Fields.object(json);
    String requestId = Fields.requestId(object);
    return Fields.addressed(
        requestId,
        () ->
            new RecognitionRequest(
                requestId,
                Fields.optionalText(object, "thing", ""),
                Fields.optionalText(object, "filename", ""),
                Timing.onGateway(
                    Fields.optionalInteger(object, "captured_at"),
                    Fields.optionalInteger(object, "detected_at")),
                Fields.objects(object, "faces").stream().map(FaceCrop::read).toList()));
  }

  /** The message as SQS accepts it, whatever characters its texts have. */
  public String toJson() {
    JsonArray array = new JsonArray();
    faces.forEach(face -> array.add(face.write()));
    JsonObject json =
        new JsonObject()
            .add("request_id", requestId)
            .add("thing", thing)
            .add("filename", filename)
            .add("captured_at", timing.capturedAt())
            .add("detected_at", timing.detectedAt())
            .add("faces", array);
    return QueueText.escape(json.toString());
  }
}
