package io.marram.cars.impulse;

import io.marram.cars.Detection;
import io.marram.cars.detect.DetectorException;
import io.marram.vision.image.RgbImage;
import java.util.Optional;

/**
 * Which part of a picture comes where in a model's input, and back. All in pixels.
 *
 * @param pictureWidth of the picture
 * @param pictureHeight of the picture
 * @param from the part of the picture that is shown
 * @param to where in the input it is shown; the rest is black
 */
record PictureFit(int pictureWidth, int pictureHeight, Rectangle from, Rectangle to) {

  /** A rectangle with an area. */
  record Rectangle(int x, int y, int width, int height) {

    static Rectangle middle(int width, int height, int ofWidth, int ofHeight) {
      int w = Math.max(1, Math.min(ofWidth, width));
      int h = Math.max(1, Math.min(ofHeight, height));
      return new Rectangle((ofWidth - w) / 2, (ofHeight - h) / 2, w, h);
    }
  }

  /**
   * How a picture is fitted.
   *
   * @throws DetectorException if the model wants pictures of its own size only, and this is none
   */
  static PictureFit of(RgbImage picture, int width, int height, ResizeMode mode)
      throws DetectorException {
    int w = picture.width();
    int h = picture.height();
    if (mode == ResizeMode.NONE && (w != width || h != height)) {
      throw new DetectorException(
          "the model takes pictures of %dx%d only, this one is %dx%d: let the camera make them so, or train it with another resize mode"
              .formatted(width, height, w, h));
    }
    Rectangle from = new Rectangle(0, 0, w, h);
    Rectangle to = new Rectangle(0, 0, width, height);
    boolean wider = (long) w * height > (long) h * width;
    if (mode == ResizeMode.FIT_SHORTEST) {
      from =
          wider
              ? Rectangle.middle((int) ((long) h * width / height), h, w, h)
              : Rectangle.middle(w, (int) ((long) w * height / width), w, h);
    } else if (mode == ResizeMode.FIT_LONGEST) {
      to =
          wider
              ? Rectangle.middle(width, (int) ((long) h * width / w), width, height)
              : Rectangle.middle((int) ((long) w * height / h), height, width, height);
    }
    return new PictureFit(w, h, from, to);
  }

  /** A box in the input, as a detection in the picture; empty if nothing of it is there. */
  Optional<Detection> toPicture(
      double x, double y, double width, double height, String label, double score) {
    return Detection.ofPixels(
        (float) pictureX(x),
        (float) pictureY(y),
        (float) pictureX(x + width),
        (float) pictureY(y + height),
        pictureWidth,
        pictureHeight,
        label,
        score);
  }

  private double pictureX(double inputX) {
    return from.x + (inputX - to.x) * from.width / to.width;
  }

  private double pictureY(double inputY) {
    return from.y + (inputY - to.y) * from.height / to.height;
  }
}
