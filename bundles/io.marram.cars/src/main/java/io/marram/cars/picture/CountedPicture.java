package io.marram.cars.picture;

import io.marram.cars.Detections;
import io.marram.cars.count.CountReport;
import io.marram.cars.occupancy.OccupancyEstimate;
import io.marram.vision.image.RgbImage;
import java.util.Optional;

/**
 * A picture and what is known of it.
 *
 * @param picture as it was looked at, upright; it is not changed
 * @param title what the caption begins with, such as the camera's name; may be empty
 * @param found everything the detector found. For the mosaic the detector should be asked for
 *     scores down to {@link Mosaic#LEAST_SCORE}; what does not count is not drawn
 * @param report what was counted
 * @param estimate how many cars there are, if that is estimated
 * @param sizesKnown whether the boxes say how large things are; if not, a mosaic covers the whole
 *     picture
 */
public record CountedPicture(
    RgbImage picture,
    String title,
    Detections found,
    CountReport report,
    Optional<OccupancyEstimate> estimate,
    boolean sizesKnown) {

  /** With boxes that are as large as the things in them. */
  public CountedPicture(
      RgbImage picture,
      String title,
      Detections found,
      CountReport report,
      Optional<OccupancyEstimate> estimate) {
    this(picture, title, found, report, estimate, true);
  }
}
