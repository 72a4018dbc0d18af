package io.marram.emulator.cli.faces;

import io.marram.faces.Face;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import java.util.Optional;

/**
 * Finds the person of a portrait. The detector cannot see a face that is larger than the picture,
 * as in pictures that were cut close around a face: where it found none, or one that is doubtful or
 * reaches beyond the picture, it looks again with a margin around the picture.
 */
final class PortraitFinder {

  private static final float SURE = 0.95f;

  /** The margin's width as a share of the picture's shorter side. */
  private static final double MARGIN = 0.25;

  private static final int CHANNELS = 3;

  private final FaceFinder finder;

  PortraitFinder(FaceFinder finder) {
    this.finder = finder;
  }

  /** The face, in pixels of the picture. */
  Optional<Face> find(RgbImage picture) {
    Optional<Face> face = MainFace.of(finder.find(picture), picture);
    if (face.filter(found -> isWhole(found, picture)).isPresent()) {
      return face;
    }
    int margin = (int) Math.round(MARGIN * Math.min(picture.width(), picture.height()));
    RgbImage wider = withMargin(picture, margin);
    return MainFace.of(finder.find(wider), wider)
        .map(found -> moved(found, -margin))
        .or(() -> face);
  }

  private static boolean isWhole(Face face, RgbImage picture) {
    Box box = face.box();
    return face.score() >= SURE
        && box.left() >= 0
        && box.top() >= 0
        && box.right() <= picture.width()
        && box.bottom() <= picture.height();
  }

  /** The picture with its border pixels repeated outwards. */
  static RgbImage withMargin(RgbImage picture, int margin) {
    int width = picture.width() + 2 * margin;
    int height = picture.height() + 2 * margin;
    byte[] rgb = new byte[CHANNELS * width * height];
    for (int y = 0; y < height; y++) {
      int row = Math.max(0, Math.min(picture.height() - 1, y - margin)) * picture.width();
      for (int x = 0; x < width; x++) {
        int column = Math.max(0, Math.min(picture.width() - 1, x - margin));
        System.arraycopy(
            picture.rgb(), CHANNELS * (row + column), rgb, CHANNELS * (y * width + x), CHANNELS);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  private static Face moved(Face face, int by) {
    Box box = face.box();
    float[] xy = face.landmarks().xy();
    for (int i = 0; i < xy.length; i++) {
      xy[i] += by;
    }
    return new Face(
        new Box(box.left() + by, box.top() + by, box.right() + by, box.bottom() + by),
        Landmarks.of(xy),
        face.score());
  }
}
