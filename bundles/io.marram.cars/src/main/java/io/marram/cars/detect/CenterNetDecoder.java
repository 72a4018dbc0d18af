package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the answer of CenterNet (Zhou and others, Objects as points, 2019): a map of scores for
 * each class, and at each place how far a box reaches to the left, up, to the right and down, in
 * pixels of the input. A thing is where a score is highest among its neighbours.
 */
final class CenterNetDecoder implements OutputDecoder {

  private static final int SIDES = 4;

  private final List<String> labels;
  private final boolean[] reported;

  CenterNetDecoder(List<String> labels) {
    if (labels.size() == SIDES) {
      throw new IllegalArgumentException(
          "a centernet cannot have exactly four labels: its two outputs could not be told apart");
    }
    this.labels = labels;
    reported = new boolean[labels.size()];
    for (int i = 0; i < reported.length; i++) {
      reported[i] = !labels.get(i).isBlank();
    }
  }

  @Override
  public void decode(List<FloatTensor> outputs, InputShape input, float leastScore, Candidates to)
      throws DetectorException {
    FeatureMap scores = find(outputs, labels.size());
    FeatureMap sides = find(outputs, SIDES);
    if (scores.width() != sides.width() || scores.height() != sides.height()) {
      throw new DetectorException(
          "the network's maps must have one size, they are %dx%d and %dx%d"
              .formatted(scores.width(), scores.height(), sides.width(), sides.height()));
    }
    float stepX = (float) input.width() / scores.width();
    float stepY = (float) input.height() / scores.height();
    for (int y = 0; y < scores.height(); y++) {
      for (int x = 0; x < scores.width(); x++) {
        for (int label = 0; label < reported.length; label++) {
          float score = scores.get(x, y, label);
          if (score >= leastScore && reported[label] && isPeak(scores, x, y, label, score)) {
            float centreX = x * stepX;
            float centreY = y * stepY;
            to.add(
                centreX - sides.get(x, y, 0),
                centreY - sides.get(x, y, 1),
                centreX + sides.get(x, y, 2),
                centreY + sides.get(x, y, 3),
                label,
                score);
          }
        }
      }
    }
  }

  /** Of neighbours with the same score the last one is the peak. */
  private static boolean isPeak(FeatureMap scores, int x, int y, int label, float score) {
    for (int row = Math.max(0, y - 1); row <= Math.min(scores.height() - 1, y + 1); row++) {
      for (int column = Math.max(0, x - 1);
          column <= Math.min(scores.width() - 1, x + 1);
          column++) {
        float neighbour = scores.get(column, row, label);
        boolean later = row > y || row == y && column > x;
        if (neighbour > score || later && neighbour == score) {
          return false;
        }
      }
    }
    return true;
  }

  private static FeatureMap find(List<FloatTensor> outputs, int channels) throws DetectorException {
    for (FloatTensor output : outputs) {
      if (FeatureMap.fits(output, channels)) {
        return new FeatureMap(output, channels);
      }
    }
    throw new DetectorException(
        "the network must give a map [1, height, width, %d], gave %s"
            .formatted(
                channels,
                outputs.stream().map(output -> Arrays.toString(output.shape())).toList()));
  }
}
