package io.marram.cars.detect;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the boxes that a network is sure enough of, each as its best class that has a name. */
final class BoxReader {

  /** So many boxes without a sound one are no accident. */
  private static final int SUSPICIOUS = 3;

  /** A box of fewer pixels of the input shows nothing. */
  private static final float LEAST_SIDE = 2;

  /** Rounding makes a probability no larger than this. */
  private static final float MOST_SCORE = 1.01f;

  private final int classes;
  private final int[] named;
  private final BoxForm form;
  private final ScoreKind kind;

  /**
   * @param labels by class number; classes without a name are never reported
   * @param form of the boxes
   * @param kind of the scores
   */
  BoxReader(List<String> labels, BoxForm form, ScoreKind kind) {
    this.form = form;
    this.kind = kind;
    classes = labels.size();
    named = IntStream.range(0, classes).filter(label -> !labels.get(label).isBlank()).toArray();
  }

  /** Begins with the boxes of one answer. */
  Answer answer(InputShape input, float leastScore, Candidates to) {
    return new Answer(input, leastScore, to);
  }

  /** The boxes of one answer, and whether they make sense. */
  final class Answer {

    private final InputShape input;
    private final float leastScore;
    private final Candidates to;
    private int added;
    private boolean sound;
    private float highest;
    private final float[] corners = new float[4];

    private Answer(InputShape input, float leastScore, Candidates to) {
      this.input = input;
      this.leastScore = leastScore;
      this.to = to;
    }

    /** Takes a box with a score for each class. */
    void add(NumberTable boxes, NumberTable scores, int box) {
      add(boxes, scores, box, 1);
    }

    /**
     * Takes a box with a score for each class.
     *
     * @param anything the probability that there is anything, 0 to 1
     */
    void add(NumberTable boxes, NumberTable scores, int box, float anything) {
      int best = named[0];
      for (int label : named) {
        best = scores.get(box, label) > scores.get(box, best) ? label : best;
      }
      take(boxes, box, best, anything * kind.probability(scores, box, best, classes));
    }

    /**
     * Takes a box with one score and the number of its class.
     *
     * @param number may be anything; what is no number of a class with a name is not taken
     */
    void add(NumberTable boxes, NumberTable scores, NumberTable numbers, int box) {
      float number = numbers.get(box, 0);
      int label = Float.isNaN(number) ? -1 : Math.round(number);
      if (Arrays.binarySearch(named, label) >= 0) {
        take(boxes, box, label, kind.probability(scores, box, 0, 1));
      }
    }

    private void take(NumberTable boxes, int box, int label, float score) {
      highest = score > highest && Float.isFinite(score) ? score : highest;
      if (score >= leastScore && Float.isFinite(score)) {
        form.corners(boxes, box, input, corners);
        added++;
        sound |=
            corners[2] - corners[0] >= LEAST_SIDE
                && corners[3] - corners[1] >= LEAST_SIDE
                && corners[2] > 0
                && corners[3] > 0
                && corners[0] < input.width()
                && corners[1] < input.height();
        to.add(corners[0], corners[1], corners[2], corners[3], label, Math.min(1, score));
      }
    }

    /**
     * Ends with the last box.
     *
     * @throws DetectorException if the numbers are not what the model's parameters say
     */
    void done() throws DetectorException {
      if (highest > MOST_SCORE) {
        throw new DetectorException(
            "the network's scores must be from 0 to 1, one was %s: if they are logits, say so with"
                    .formatted(highest)
                + " parameter scores (sigmoid or softmax)");
      }
      if (added >= SUSPICIOUS && !sound) {
        throw new DetectorException(
            "none of the %d boxes that the network is sure of has %.0f pixels of the %d x %d input,"
                    .formatted(added, LEAST_SIDE, input.width(), input.height())
                + " the last is "
                + Arrays.toString(corners)
                + ": check parameters detector, boxes and unit");
      }
    }
  }
}
