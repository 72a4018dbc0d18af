package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the answer of YOLO: a column of numbers for each of many boxes, [1, 4 + classes, boxes] or
 * [1, boxes, 4 + classes] (version 8 and later), or [1, boxes, 5 + classes] with the score that
 * there is anything at all before those of the classes (version 5). Many boxes are on each thing;
 * only the best stays.
 */
final class YoloDecoder implements OutputDecoder {

  private static final int SIDES = 4;

  private final List<String> labels;
  private final BoxForm form;
  private final double overlap;

  YoloDecoder(List<String> labels, BoxForm form, double overlap) {
    this.labels = labels;
    this.form = form;
    this.overlap = overlap;
  }

  @Override
  public void decode(List<FloatTensor> outputs, InputShape input, float leastScore, Candidates to)
      throws DetectorException {
    Columns columns = find(outputs);
    int classesFrom = columns.length - labels.size();
    for (int box = 0; box < columns.count; box++) {
      float anything = classesFrom > SIDES ? columns.get(box, SIDES) : 1;
      if (!(anything >= leastScore)) {
        continue;
      }
      int best = 0;
      float score = columns.get(box, classesFrom);
      for (int label = 1; label < labels.size(); label++) {
        float other = columns.get(box, classesFrom + label);
        if (other > score) {
          score = other;
          best = label;
        }
      }
      score *= anything;
      if (score >= leastScore && !labels.get(best).isBlank()) {
        form.add(
            columns.get(box, 0),
            columns.get(box, 1),
            columns.get(box, 2),
            columns.get(box, 3),
            best,
            score,
            input,
            to);
      }
    }
    to.suppress((float) overlap);
  }

  /** The first output is the answer; exports of some versions have the raw maps behind it. */
  private Columns find(List<FloatTensor> outputs) throws DetectorException {
    if (!outputs.isEmpty()) {
      FloatTensor output = outputs.get(0);
      int[] shape = output.shape();
      if (shape.length == 3 && shape[0] == 1) {
        for (int extra : new int[] {0, 1}) {
          int length = SIDES + extra + labels.size();
          if (shape[1] == length && (shape[2] != length || extra == 0)) {
            return new Columns(output.values(), shape[2], length, 1, shape[2]);
          }
          if (shape[2] == length) {
            return new Columns(output.values(), shape[1], length, length, 1);
          }
        }
      }
    }
    throw new DetectorException(
        "the network must give [1, %d or %d, boxes] for its %d labels, or these turned, gave %s"
            .formatted(
                SIDES + labels.size(),
                SIDES + 1 + labels.size(),
                labels.size(),
                outputs.stream().map(output -> Arrays.toString(output.shape())).toList()));
  }

  /** The columns of boxes in an answer, whichever way it is turned. */
  private record Columns(float[] values, int count, int length, int boxStep, int numberStep) {

    float get(int box, int number) {
      return values[box * boxStep + number * numberStep];
    }
  }
}
