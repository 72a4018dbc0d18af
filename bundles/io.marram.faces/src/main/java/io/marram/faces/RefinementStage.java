package io.marram.faces;

import io.marram.vision.geometry.NonMaximumSuppression;
import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;

/**
 * The second stage: rejects most proposals and moves the rest nearer to the face. The third is the
 * costliest for each box, so it gets the best {@value #MOST_REFINED} at most.
 */
final class RefinementStage {

  static final int MOST_REFINED = 3_000;

  private static final int SIDE = 24;
  private static final int BATCH = 128;
  private static final NonMaximumSuppression SUPPRESSION =
      new NonMaximumSuppression(Overlap.UNION, 0.7f);

  private final CropNetwork network;
  private final float threshold;

  RefinementStage(Network network, float threshold) {
    this.network = new CropNetwork("refinement", network, SIDE, BATCH, 2, 4);
    this.threshold = threshold;
  }

  Candidates refine(RgbImage picture, Candidates proposals) throws NetworkException {
    Candidates passed = new Candidates();
    network.run(
        picture,
        proposals,
        (box, outputs, row) -> {
          float score = outputs.get(0).values()[2 * row + 1];
          if (score > threshold) {
            passed.addFrom(proposals, box, score);
            passed.shiftLast(outputs.get(1).values(), 4 * row);
          }
        });
    Candidates refined = passed.suppress(SUPPRESSION).best(MOST_REFINED);
    BoxRegression.shift(refined, BoxRegression.COUNTING_PIXELS);
    BoxRegression.square(refined);
    return refined;
  }
}
