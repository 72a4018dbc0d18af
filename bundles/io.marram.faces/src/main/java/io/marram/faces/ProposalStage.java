package io.marram.faces;

import io.marram.vision.geometry.NonMaximumSuppression;
import io.marram.vision.geometry.NonMaximumSuppression.Overlap;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;

/**
 * The first stage: squares of every size that may be faces.
 *
 * <p>A picture made to look like faces everywhere cannot exhaust the gateway: of each size only the
 * best {@value #MOST_PER_LEVEL} squares are compared with each other, and of all only the best
 * {@value #MOST_PROPOSALS} go on. Photographs stay far below both.
 */
final class ProposalStage {

  static final int MOST_PER_LEVEL = 20_000;
  static final int MOST_PROPOSALS = 10_000;

  /** In one run of the network, about 3 MB a layer; larger bands do not run faster. */
  private static final int MOST_PIXELS_PER_RUN = 65_536;

  private static final NonMaximumSuppression WITHIN_LEVEL =
      new NonMaximumSuppression(Overlap.UNION, 0.5f);
  private static final NonMaximumSuppression ACROSS_LEVELS =
      new NonMaximumSuppression(Overlap.UNION, 0.7f);

  private final Network network;
  private final MtcnnSettings settings;

  ProposalStage(Network network, MtcnnSettings settings) {
    this.network = network;
    this.settings = settings;
  }

  Candidates propose(RgbImage picture) throws NetworkException {
    Candidates all = new Candidates();
    for (ProposalLevel level : search(picture)) {
      all.addAll(level.found().best(MOST_PER_LEVEL).suppress(WITHIN_LEVEL));
    }
    Candidates proposals = all.best(MOST_PER_LEVEL).suppress(ACROSS_LEVELS).best(MOST_PROPOSALS);
    BoxRegression.shift(proposals, BoxRegression.CORNER_TO_CORNER);
    BoxRegression.square(proposals);
    return proposals;
  }

  private ProposalLevel[] search(RgbImage picture) throws NetworkException {
    double[] scales =
        PyramidScales.of(
            picture.width(),
            picture.height(),
            settings.smallestFacePixels(),
            settings.pyramidFactor());
    ProposalLevel[] levels = new ProposalLevel[scales.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] =
          new ProposalLevel(
              network,
              scales[i],
              settings.proposalThreshold(),
              picture.width(),
              picture.height(),
              MOST_PIXELS_PER_RUN);
    }
    if (levels.length > 0) {
      stream(picture, levels);
    }
    return levels;
  }

  private static void stream(RgbImage picture, ProposalLevel[] levels) throws NetworkException {
    RowSums sums = new RowSums(picture);
    for (int y = 0; y < picture.height(); y++) {
      sums.read(y);
      for (ProposalLevel level : levels) {
        level.add(y, sums.sums());
      }
    }
  }
}
