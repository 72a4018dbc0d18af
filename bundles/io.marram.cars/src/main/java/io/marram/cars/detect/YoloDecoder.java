package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the answer of YOLO: a column of numbers for each of many boxes, [1, 4 + classes, boxes] or
 * [1, boxes, 4 + classes] (version 8 and later), or [1, boxes, 5 + classes] with the score that
 * there is anything at all before those of the classes (version 5, YOLOX). Many boxes are on each
 * thing; only the best stays.
 */
final class YoloDecoder implements OutputDecoder {

  private static final int SIDES = 4;

  private final int labels;
  private final BoxReader reader;
  private final ScoreKind kind;
  private final Optional<GridCells> grid;
  private final double overlap;

  /**
   * @param grid to which the boxes are relative; empty if they say by themselves where they are
   * @param overlap of two boxes of a class that share more than this of both together, the better
   *     one stays
   */
  YoloDecoder(
      List<String> labels, BoxForm form, ScoreKind kind, Optional<GridCells> grid, double overlap) {
    if (kind == ScoreKind.SOFTMAX) {
      throw new IllegalArgumentException(
          "parameter scores of a yolo must be probability or sigmoid: its classes exclude nothing");
    }
    this.labels = labels.size();
    this.reader = new BoxReader(labels, form, kind);
    this.kind = kind;
    this.grid = grid;
    this.overlap = overlap;
  }

  @Override
  public void decode(List<FloatTensor> outputs, InputShape input, float leastScore, Candidates to)
      throws DetectorException {
    Layout layout = find(outputs);
    NumberTable scores = layout.from(layout.length - labels);
    boolean anything = layout.length > SIDES + labels;
    NumberTable numbers = layout.from(0);
    NumberTable boxes = grid.isPresent() ? ungrid(grid.get(), numbers, input) : numbers;
    BoxReader.Answer answer = reader.answer(input, leastScore, to);
    for (int box = 0; box < layout.count; box++) {
      float sure = anything ? kind.probability(numbers, box, SIDES, SIDES + 1) : 1;
      if (sure >= leastScore) {
        answer.add(boxes, scores, box, sure);
      }
    }
    answer.done();
    to.suppress((float) overlap);
  }

  private static NumberTable ungrid(GridCells grid, NumberTable numbers, InputShape input)
      throws DetectorException {
    if (numbers.count() != grid.count(input)) {
      throw new DetectorException(
          "the network must give a box for each of the %d cells of an input of %d x %d and strides"
                  .formatted(grid.count(input), input.width(), input.height())
              + " %s, gave %d: set parameter strides".formatted(grid.text(), numbers.count()));
    }
    return grid.boxes(numbers, input);
  }

  /** The first output is the answer; exports of some versions have the raw maps behind it. */
  private Layout find(List<FloatTensor> outputs) throws DetectorException {
    if (!outputs.isEmpty()) {
      FloatTensor output = outputs.get(0);
      int[] shape = output.shape();
      if (shape.length == 3 && shape[0] == 1) {
        for (int extra : grid.isPresent() ? new int[] {1} : new int[] {0, 1}) {
          int length = SIDES + extra + labels;
          if (shape[1] == length && (shape[2] != length || extra == 0)) {
            return new Layout(output.values(), shape[2], length, 1, shape[2]);
          }
          if (shape[2] == length) {
            return new Layout(output.values(), shape[1], length, length, 1);
          }
        }
      }
    }
    throw new DetectorException(
        "the network must give [1, %s, boxes] for its %d labels, or these turned, gave %s"
            .formatted(
                grid.isPresent()
                    ? SIDES + 1 + labels
                    : SIDES + labels + " or " + (SIDES + 1 + labels),
                labels,
                outputs.stream().map(output -> Arrays.toString(output.shape())).toList()));
  }

  /** Where the numbers of boxes are in an answer, whichever way it is turned. */
  private record Layout(float[] values, int count, int length, int boxStep, int numberStep) {

    NumberTable from(int number) {
      return new NumberTable(values, count, number * numberStep, boxStep, numberStep);
    }
  }
}
