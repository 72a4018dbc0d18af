package io.marram.emulator.cli.send;

import io.marram.contract.FrameMessage;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.nio.charset.StandardCharsets;

/**
 * Makes photos fit into one message: AWS IoT Core takes at most 128 KiB, and Base64 adds a third.
 * What is too large is scaled down step by step, at a JPEG quality that leaves faces alone.
 */
public final class PhotoFitter {

  /** The largest payload that AWS IoT Core takes, in bytes. */
  public static final int MAX_PAYLOAD_BYTES = 128 * 1024;

  private static final float QUALITY = 0.85f;
  private static final double STEP = 0.93;
  private static final int SMALLEST_SIDE = 16;

  private final int maxPayloadBytes;

  PhotoFitter() {
    this(MAX_PAYLOAD_BYTES);
  }

  /**
   * @param maxPayloadBytes what a message may have at most, with the photo as Base64
   */
  public PhotoFitter(int maxPayloadBytes) {
    this.maxPayloadBytes = maxPayloadBytes;
  }

  /**
   * A photo that fits.
   *
   * @param picture its bytes
   * @param change what was done to it, for people; empty if nothing was
   */
  public record FittedPhoto(byte[] picture, String change) {}

  /**
   * Leaves a photo that fits as it is, whatever it holds; makes another one smaller.
   *
   * @param requestId the request it will be sent with
   * @param filename the name it will be sent with
   * @throws PictureException if it must be made smaller but cannot be decoded
   */
  public FittedPhoto fit(String requestId, String filename, byte[] photo) throws PictureException {
    if (fits(requestId, filename, photo)) {
      return new FittedPhoto(photo, "");
    }
    RgbImage original = new PictureDecoder().decode(photo);
    JpegEncoder encoder = new JpegEncoder();
    for (double scale = 1; ; scale *= STEP) {
      int width = (int) Math.round(original.width() * scale);
      int height = (int) Math.round(original.height() * scale);
      if (Math.min(width, height) < SMALLEST_SIDE) {
        throw new PictureException("cannot be made small enough for one message");
      }
      RgbImage smaller =
          width == original.width() ? original : PictureScaler.shrink(original, width, height);
      byte[] encoded = encoder.encode(smaller, QUALITY);
      if (fits(requestId, filename, encoded)) {
        return new FittedPhoto(encoded, change(original, smaller, photo.length, encoded.length));
      }
      // Far too large: come closer in one go. A JPEG's size grows a little slower than its area.
      double excess = (double) encoded.length * 4 / 3 / maxPayloadBytes;
      scale *= Math.min(1, Math.sqrt(1.1 / excess));
    }
  }

  private boolean fits(String requestId, String filename, byte[] photo) {
    return photo.length * 4L / 3 <= maxPayloadBytes
        && payload(requestId, filename, photo).length <= maxPayloadBytes;
  }

  /** The message as it is published. */
  public static byte[] payload(String requestId, String filename, byte[] photo) {
    return FrameMessage.of(requestId, filename, photo).toJson().getBytes(StandardCharsets.UTF_8);
  }

  private static String change(RgbImage original, RgbImage smaller, int before, int after) {
    String size = "%,d KB to %,d KB".formatted((before + 1023) / 1024, (after + 1023) / 1024);
    return original == smaller
        ? "re-encoded from " + size
        : "scaled from %dx%d to %dx%d, %s"
            .formatted(
                original.width(), original.height(), smaller.width(), smaller.height(), size);
  }
}
