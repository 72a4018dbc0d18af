package io.marram.cars.count;

import io.marram.cars.Detection;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.detect.Look;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Says of every stall whether a single picture shows a car in it. It knows where to look, so it
 * believes what is far too faint to be believed elsewhere: the best evidence for a stall is a score
 * times how well a box fits where a car would be (see {@link CarPlaces}), and a box counts less for
 * the neighbours of the stall that it fits best. A network sees phantoms more often the smaller it
 * sees the stall, so evidence is scaled by that size; looks that show a stall at a good size weigh
 * more. It sees them on even ground too, where the picture itself shows none: so evidence is also
 * scaled by the contrast within the stall.
 *
 * <p>At which score a car is as probable as none is a property of the network, and comes with the
 * look. The other numbers were chosen with CenterNet on ten views of public parking lots, each
 * judged with what was chosen on the others; the documentation on benchmarks has the figures.
 */
public final class StallJudge {

  /**
   * In a look that finds nothing there may still be a car: this part of the evidence at which a car
   * is as probable as none, in a stall of the reference size.
   */
  private static final double LEAST_EVIDENCE = 1.0 / 3;

  /** How steeply the probability grows with the logarithm of the evidence. */
  private static final double STEEPNESS = 3;

  /** A contrast that is neither the ground's nor a car's. */
  private static final double EVEN_CONTRAST = 0.6;

  /**
   * A car of one colour, seen from one side, has little contrast; a clear one counts all the same.
   */
  private static final double LEAST_CONTRAST = 0.22;

  private static final double CONTRAST_EXPONENT = 1.1;

  /** The side of a stall that a network sees well, in pixels of its input. */
  private static final double REFERENCE_SIZE = 100;

  private static final double SIZE_EXPONENT = 0.8;

  /** A look at half or double the reference size counts less by this width, in octaves. */
  private static final double SIZE_SPREAD = 0.8;

  /** A box that shares half of both together fits as well as one can ask. */
  private static final double GOOD_OVERLAP = 0.5;

  /** How steeply a box loses weight for stalls that it fits less than the best one. */
  private static final double SHARE_EXPONENT = 2;

  private final List<Stall> stalls;
  private final List<Box> bounds;
  private final double[] areas;

  public StallJudge(List<Stall> stalls) {
    this.stalls = List.copyOf(stalls);
    bounds = stalls.stream().map(Stall::polygon).map(Polygon::bounds).toList();
    areas = bounds.stream().mapToDouble(Box::area).toArray();
  }

  /**
   * The area of the rectangle around a stall of middle size, as a part of the picture: how closely
   * to look.
   *
   * @throws IllegalStateException if there are no stalls
   */
  public double typicalArea() {
    return Arrays.stream(areas)
        .sorted()
        .skip(areas.length / 2)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there are no stalls"));
  }

  /**
   * @param picture as it is: how bright it was made for a look does not matter
   * @param looks at it, at least one; all detections in them are taken for vehicles
   * @return a judgement for each stall, in their order
   */
  public List<StallJudgement> judge(RgbImage picture, List<Look> looks) {
    if (looks.isEmpty()) {
      throw new IllegalArgumentException("there must be at least one look at the picture");
    }
    Box[] places = CarPlaces.of(bounds, looks);
    double[] sums = new double[places.length];
    double[] weights = new double[places.length];
    for (Look look : looks) {
      double[] evidence = evidence(look, places);
      for (int i = 0; i < evidence.length; i++) {
        double size = Math.log(look.size(areas[i]) / REFERENCE_SIZE);
        double octaves = size / Math.log(2) / SIZE_SPREAD;
        // However far the size is from the good one, one look alone must count.
        double weight = Math.exp(-octaves * octaves / 2) + 1e-9;
        sums[i] += weight * (Math.log(evidence[i]) + SIZE_EXPONENT * size);
        weights[i] += weight;
      }
    }
    List<StallJudgement> judgements = new ArrayList<>(sums.length);
    for (int i = 0; i < sums.length; i++) {
      double contrast = StallContrast.of(picture, stalls.get(i).polygon());
      double surface = Math.log(Math.max(LEAST_CONTRAST, contrast) / EVEN_CONTRAST);
      double evidence = sums[i] / weights[i] + CONTRAST_EXPONENT * surface;
      double presence = 1 / (1 + Math.exp(-STEEPNESS * evidence));
      judgements.add(new StallJudgement(stalls.get(i).name(), presence));
    }
    return judgements;
  }

  /** For each stall, in parts of the evidence at which a car is as probable as none. */
  private static double[] evidence(Look look, Box[] places) {
    double[] best = new double[places.length];
    Arrays.fill(best, LEAST_EVIDENCE);
    double[] overlaps = new double[places.length];
    for (Detection detection : look.detections()) {
      double greatest = 0;
      for (int i = 0; i < places.length; i++) {
        overlaps[i] = places[i].intersectionOverUnion(detection.box());
        greatest = Math.max(greatest, overlaps[i]);
      }
      for (int i = 0; i < places.length && greatest > 0; i++) {
        double share = Math.pow(overlaps[i] / greatest, SHARE_EXPONENT);
        double fit = Math.min(1, overlaps[i] / GOOD_OVERLAP) * share;
        best[i] = Math.max(best[i], detection.score() * fit / look.evenScore());
      }
    }
    return best;
  }
}
