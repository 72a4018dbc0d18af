package io.marram.camera.live;

import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.List;
import java.util.Optional;

/**
 * What is done to each picture before it leaves the camera: it is turned, then cut out, then its
 * private areas are drawn black.
 *
 * @param rotation how far it is turned
 * @param crop what is left of the turned picture, in fractions of it
 * @param privateAreas in fractions of the picture that leaves the camera
 */
public record PictureTreatment(
    Rotation rotation, Optional<Box> crop, List<PrivateArea> privateAreas) {

  /** Pictures leave as they come. */
  public static final PictureTreatment NONE =
      new PictureTreatment(Rotation.NONE, Optional.empty(), List.of());

  public PictureTreatment {
    privateAreas = List.copyOf(privateAreas);
  }

  /**
   * Reads settings.
   *
   * @param degrees 0, 90, 180 or 270, clockwise
   * @param crop {@code x,y,width,height}, or empty for all
   * @param privateAreas as of {@link PrivateArea#parse}
   * @throws IllegalArgumentException if one cannot be used; says which and why
   */
  public static PictureTreatment parse(String degrees, String crop, String privateAreas) {
    return new PictureTreatment(
        Rotation.of(degrees.strip()),
        crop.isBlank() ? Optional.empty() : Optional.of(Fractions.box("crop", crop.strip())),
        PrivateArea.parse(privateAreas));
  }

  /** Whether pictures leave otherwise than they come, and have to be decoded for it. */
  public boolean isNeeded() {
    return rotation != Rotation.NONE || crop.isPresent() || !privateAreas.isEmpty();
  }

  /** The picture that leaves the camera; may change and return the given one. */
  public RgbImage treat(RgbImage image) {
    RgbImage turned = rotation.turn(image);
    RgbImage cut = crop.map(part -> cut(turned, part)).orElse(turned);
    privateAreas.forEach(area -> area.blacken(cut.rgb(), cut.width(), cut.height()));
    return cut;
  }

  private static RgbImage cut(RgbImage image, Box part) {
    int left = Math.min((int) (part.left() * image.width()), image.width() - 1);
    int top = Math.min((int) (part.top() * image.height()), image.height() - 1);
    int width = Math.max(1, Math.round(part.right() * image.width()) - left);
    int height = Math.max(1, Math.round(part.bottom() * image.height()) - top);
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      int row = 3 * ((top + y) * image.width() + left);
      System.arraycopy(image.rgb(), row, rgb, 3 * y * width, 3 * width);
    }
    return new RgbImage(width, height, rgb);
  }
}
