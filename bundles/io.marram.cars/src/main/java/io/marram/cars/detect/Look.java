package io.marram.cars.detect;

import io.marram.cars.Detections;

/**
 * What one look at a picture has found.
 *
 * @param detections what was found
 * @param pixels how many pixels the picture had in the network's input: how closely it was looked
 *     at, above 0
 */
public record Look(Detections detections, double pixels) {

  public Look {
    if (!(pixels > 0)) {
      throw new IllegalArgumentException("pixels must be above 0, were " + pixels);
    }
  }

  /**
   * How large a thing was in the network's input: the side of a square of its area, in pixels.
   *
   * @param area of the thing, as a part of the picture
   */
  public double size(double area) {
    return Math.sqrt(area * pixels);
  }
}
