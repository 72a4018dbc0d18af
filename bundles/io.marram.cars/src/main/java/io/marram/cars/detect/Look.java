package io.marram.cars.detect;

import io.marram.cars.Detection;
import java.util.List;

/**
 * What one look at a picture has found.
 *
 * @param detections what was found, in no order; a thing may be there under several labels
 * @param pixels how many pixels the picture had in the network's input: how closely it was looked
 *     at, above 0
 * @param evenScore at this score of a box that fits a stall well there may be a car or not, above 0
 *     to 1
 */
public record Look(List<Detection> detections, double pixels, double evenScore) {

  public Look {
    detections = List.copyOf(detections);
    if (!(pixels > 0)) {
      throw new IllegalArgumentException("pixels must be above 0, were " + pixels);
    }
    if (!(evenScore > 0 && evenScore <= 1)) {
      throw new IllegalArgumentException("evenScore must be above 0 to 1, was " + evenScore);
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
