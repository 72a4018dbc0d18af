package io.marram.camera.source;

import io.marram.camera.Frame;
import io.marram.camera.live.PictureTreatment;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;

/** Applies a treatment to a frame's picture; without one it is neither decoded nor encoded. */
final class PictureDevelopment {

  /** Detectors find the same at this quality; files are a little larger than cameras make them. */
  private static final float QUALITY = 0.9f;

  private final PictureTreatment treatment;
  private final PictureDecoder decoder = new PictureDecoder();
  private final JpegEncoder encoder = new JpegEncoder();

  PictureDevelopment(PictureTreatment treatment) {
    this.treatment = treatment;
  }

  /**
   * @throws PictureException if the picture is damaged
   */
  Frame develop(Frame frame) throws PictureException {
    if (!treatment.isNeeded()) {
      return frame;
    }
    RgbImage image = decoder.decode(frame.picture());
    return develop(frame.id(), frame.source(), frame.capturedAtMillis(), image);
  }

  /** Makes a frame of an image, which it may change. */
  Frame develop(String id, String source, long capturedAtMillis, RgbImage image) {
    RgbImage treated = treatment.treat(image);
    return new Frame(
        id,
        source,
        "",
        capturedAtMillis,
        encoder.encode(treated, QUALITY),
        treated.width(),
        treated.height());
  }
}
