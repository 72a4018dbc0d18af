package io.marram.cars.detect;

/** What a network's scores are. */
enum ScoreKind {
  /** From 0 to 1 already. */
  PROBABILITY,

  /** Any number; the sigmoid of it is a probability. */
  SIGMOID,

  /** Any numbers; the classes of a box exclude each other, and one of them is mostly "nothing". */
  SOFTMAX;

  /** The probability of one class of a box. */
  float probability(NumberTable scores, int box, int label, int classes) {
    float value = scores.get(box, label);
    return switch (this) {
      case PROBABILITY -> value;
      case SIGMOID -> (float) (1 / (1 + Math.exp(-value)));
      case SOFTMAX -> {
        double sum = 0;
        for (int other = 0; other < classes; other++) {
          sum += Math.exp(scores.get(box, other) - value);
        }
        yield (float) (1 / sum);
      }
    };
  }
}
