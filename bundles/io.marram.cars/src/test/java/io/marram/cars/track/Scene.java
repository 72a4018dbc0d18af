package io.marram.cars.track;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.vision.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A picture of cars at known places, with a detector's noise. */
public final class Scene {

  private final Random random;
  private final double noise;
  private final List<Detection> detections = new ArrayList<>();

  /**
   * @param noise of a box's sides, in parts of its size
   */
  public Scene(long seed, double noise) {
    random = new Random(seed);
    this.noise = noise;
  }

  /** A car by the middle of its box; what lies outside of the picture is cut. */
  public Scene car(double x, double y, double width, double height, double score) {
    double left = x - width / 2 + shake(width);
    double right = x + width / 2 + shake(width);
    double top = y - height / 2 + shake(height);
    double bottom = y + height / 2 + shake(height);
    Detection.ofPixels(
            (float) (left * 1000),
            (float) (top * 1000),
            (float) (right * 1000),
            (float) (bottom * 1000),
            1000,
            1000,
            "car",
            score)
        .filter(detection -> detection.box().width() > width / 6)
        .filter(detection -> detection.box().height() > height / 6)
        .ifPresent(detections::add);
    return this;
  }

  public Scene car(double x, double y) {
    return car(x, y, 0.1, 0.1, 0.8);
  }

  /** Ends this picture. */
  public Detections at(long timeMillis) {
    Detections picture = new Detections(timeMillis, detections);
    detections.clear();
    return picture;
  }

  /** The identity of the car whose box is nearest to a point. */
  public static long idAt(List<Track> tracks, double x, double y) {
    long id = -1;
    double nearest = 0.1;
    for (Track track : tracks) {
      Box box = track.box();
      double distance =
          Math.hypot((box.left() + box.right()) / 2 - x, (box.top() + box.bottom()) / 2 - y);
      if (distance < nearest) {
        nearest = distance;
        id = track.id();
      }
    }
    return id;
  }

  private double shake(double size) {
    return noise == 0 ? 0 : random.nextGaussian() * noise * size;
  }
}
