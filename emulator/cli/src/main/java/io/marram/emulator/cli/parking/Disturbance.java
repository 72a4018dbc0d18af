package io.marram.emulator.cli.parking;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.Anchor;
import io.marram.cars.area.Stall;
import io.marram.vision.geometry.Point;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * What is done to the signals before they are fused, so that their errors are large enough to
 * compare.
 *
 * @param name for people
 * @param missed the part of counted crossings that is not told, 0 to 1
 * @param hidden the part of the stalls in which no car is shown, 0 to 1
 * @param draw which crossings and stalls by chance
 */
record Disturbance(String name, double missed, double hidden, int draw) {

  /** Nothing is done. */
  static final Disturbance NONE = new Disturbance("as seen", 0, 0, 0);

  /** Larger than the number of spells of a week in all stalls, so that draws share none. */
  private static final long DRAWS_APART = 1_000_003;

  /** A stall stays hidden for so long, as behind a van or in the glare of the sun. */
  static final long HIDDEN_MILLIS = 600_000;

  /** What is left of the detections. */
  Detections seen(Detections all, List<Stall> stalls) {
    if (hidden == 0) {
      return all;
    }
    List<Detection> left =
        all.list().stream().filter(each -> shows(each, all.timeMillis(), stalls)).toList();
    return new Detections(all.timeMillis(), left);
  }

  private boolean shows(Detection detection, long timeMillis, List<Stall> stalls) {
    Point standing = Anchor.STANDING.of(detection.box());
    for (int i = 0; i < stalls.size(); i++) {
      if (stalls.get(i).polygon().contains(standing)) {
        // Not all stalls at once.
        long spell = (timeMillis + i * HIDDEN_MILLIS / stalls.size()) / HIDDEN_MILLIS;
        long seed = draw * DRAWS_APART + spell * stalls.size() + i;
        return new SplittableRandom(seed).nextDouble() >= hidden;
      }
    }
    return true;
  }

  /** Whether a crossing is told. */
  boolean tells(Random chance) {
    return chance.nextDouble() >= missed;
  }
}
