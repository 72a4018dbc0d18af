package io.marram.emulator.cli.faces;

import io.marram.faces.Face;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whom a portrait shows, if others are in the picture too: the largest face, less twice the square
 * of its distance from the centre.
 */
final class MainFace {

  private static final double DISTANCE_WEIGHT = 2;

  private MainFace() {}

  static Optional<Face> of(List<Face> faces, RgbImage picture) {
    return faces.stream().max(Comparator.comparingDouble(face -> prominence(face.box(), picture)));
  }

  private static double prominence(Box box, RgbImage picture) {
    double dx = (box.left() + box.right() - picture.width()) / 2.0;
    double dy = (box.top() + box.bottom() - picture.height()) / 2.0;
    return box.area() - DISTANCE_WEIGHT * (dx * dx + dy * dy);
  }
}
