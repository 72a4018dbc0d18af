package io.marram.camera;

import io.marram.contract.FrameMessage;
import io.marram.contract.MalformedMessageException;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.PictureInfo;

/**
 * Reads what clients publish. Looks at no more of a picture than its header; whoever works on the
 * frame decodes it.
 */
public final class FrameReader {

  private static final String UNKNOWN_SOURCE = "unknown";

  private final int largestBytes;
  private final PictureDecoder pictures;

  /**
   * @param largestBytes the largest payload or picture that is read
   * @param pictures what is accepted as a picture
   */
  public FrameReader(int largestBytes, PictureDecoder pictures) {
    this.largestBytes = largestBytes;
    this.pictures = pictures;
  }

  /**
   * Reads an MQTT message.
   *
   * @param topic where it was published; its last level is the source
   * @param payload the message as it came, of any size and content
   * @param nowMillis when it came, epoch milliseconds
   */
  public Reading readMessage(String topic, byte[] payload, long nowMillis) {
    String source = lastLevel(topic);
    if (payload.length > largestBytes) {
      String reason = tooLarge("payload", payload.length);
      return refuse(
          FrameMessage.findRequestId(payload).orElse(null),
          source,
          nowMillis,
          Refusal.TOO_LARGE,
          reason);
    }
    try {
      FrameMessage message = FrameMessage.parse(payload);
      return readPicture(
          message.requestId(), source, message.filename(), message.picture(), nowMillis);
    } catch (MalformedMessageException e) {
      String id = e.requestId().or(() -> FrameMessage.findRequestId(payload)).orElse(null);
      return refuse(id, source, nowMillis, Refusal.MALFORMED, e.getMessage());
    }
  }

  /**
   * Reads a picture that comes without a message around it.
   *
   * @param nowMillis when it came, epoch milliseconds
   */
  public Capture readPicture(
      String id, String source, String name, byte[] picture, long nowMillis) {
    if (picture.length > largestBytes) {
      return refuseSize(id, source, picture.length, nowMillis);
    }
    try {
      PictureInfo info = pictures.inspect(picture);
      return new Frame(id, source, name, nowMillis, picture, info.width(), info.height());
    } catch (PictureException e) {
      return new RefusedFrame(id, source, nowMillis, Refusal.NOT_A_PICTURE, e.getMessage());
    }
  }

  /** Refuses a picture that is too large to be read at all. */
  public RefusedFrame refuseSize(String id, String source, long bytes, long nowMillis) {
    return new RefusedFrame(id, source, nowMillis, Refusal.TOO_LARGE, tooLarge("picture", bytes));
  }

  private String tooLarge(String what, long bytes) {
    return "the %s has %d bytes, at most %d are accepted".formatted(what, bytes, largestBytes);
  }

  private static Reading refuse(
      String id, String source, long nowMillis, Refusal refusal, String reason) {
    return id == null
        ? new Unanswerable(refusal, reason)
        : new RefusedFrame(id, source, nowMillis, refusal, reason);
  }

  private static String lastLevel(String topic) {
    String level = topic.substring(topic.lastIndexOf('/') + 1);
    return level.isEmpty() ? UNKNOWN_SOURCE : level;
  }
}
