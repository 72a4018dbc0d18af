package io.marram.camera;

/**
 * A picture to work on.
 *
 * @param id the client's name for the request
 * @param source the thing or camera it comes from
 * @param name the picture's name for people, possibly empty
 * @param capturedAtMillis when the gateway received it, epoch milliseconds
 * @param picture JPEG or PNG; not copied
 * @param width in pixels, upright, at least 1
 * @param height in pixels, upright, at least 1
 */
public record Frame(
    String id,
    String source,
    String name,
    long capturedAtMillis,
    byte[] picture,
    int width,
    int height)
    implements Capture {

  /** Says everything but the picture. */
  @Override
  public String toString() {
    return "Frame[id=%s, source=%s, bytes=%d, width=%d, height=%d]"
        .formatted(id, source, picture.length, width, height);
  }
}
