package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reads answers that are boxes already: [n, 4] or [1, n, 4], with a label and a score for each, or
 * with a score for each class.
 */
final class BoxesDecoder implements OutputDecoder {

  private static final String BOXES = "boxes";
  private static final String LABELS = "labels";
  private static final String SCORES = "scores";
  private static final String NOTHING = "-";
  private static final Set<String> KNOWN = Set.of(BOXES, LABELS, SCORES, NOTHING);

  private final List<String> labels;
  private final BoxForm form;
  private final List<String> names;

  /**
   * @param outputs what the outputs are, with commas, in their order; "" for the usual order
   */
  BoxesDecoder(List<String> labels, BoxForm form, String outputs) {
    this.labels = labels;
    this.form = form;
    names =
        outputs.isEmpty()
            ? List.of()
            : Arrays.stream(outputs.split(",", -1)).map(String::trim).toList();
    boolean sound =
        KNOWN.containsAll(names)
            && names.stream().filter(BOXES::equals).count() == 1
            && names.stream().filter(SCORES::equals).count() == 1
            && names.stream().filter(LABELS::equals).count() <= 1;
    if (!names.isEmpty() && !sound) {
      throw new IllegalArgumentException(
          "parameter outputs must name boxes and scores once each, and may name labels once and"
              + " \"-\" for others, was \""
              + outputs
              + "\"");
    }
  }

  @Override
  public void decode(List<FloatTensor> outputs, InputShape input, float leastScore, Candidates to)
      throws DetectorException {
    List<String> order = order(outputs);
    FloatTensor boxes = outputs.get(order.indexOf(BOXES));
    FloatTensor scores = outputs.get(order.indexOf(SCORES));
    int count = boxes.values().length / 4;
    if (boxes.values().length % 4 != 0 || boxes.dimension(boxes.rank() - 1) != 4) {
      throw mismatch(outputs);
    }
    if (order.contains(LABELS)) {
      FloatTensor classes = outputs.get(order.indexOf(LABELS));
      if (scores.values().length != count || classes.values().length != count) {
        throw mismatch(outputs);
      }
      for (int i = 0; i < count; i++) {
        // A number that is no class, or not finite, becomes one that has no label.
        float number = classes.values()[i];
        int label = number >= 0 && number < labels.size() ? Math.round(number) : labels.size();
        add(boxes, i, label, scores.values()[i], leastScore, input, to);
      }
      return;
    }
    if (scores.values().length != count * labels.size()) {
      throw mismatch(outputs);
    }
    for (int i = 0; i < count; i++) {
      int best = i * labels.size();
      for (int j = best + 1; j < (i + 1) * labels.size(); j++) {
        best = scores.values()[j] > scores.values()[best] ? j : best;
      }
      add(boxes, i, best % labels.size(), scores.values()[best], leastScore, input, to);
    }
  }

  private void add(
      FloatTensor boxes,
      int index,
      int label,
      float score,
      float leastScore,
      InputShape input,
      Candidates to) {
    if (score >= leastScore && label < labels.size() && !labels.get(label).isBlank()) {
      float[] values = boxes.values();
      int at = 4 * index;
      form.add(values[at], values[at + 1], values[at + 2], values[at + 3], label, score, input, to);
    }
  }

  /** Without being told: boxes, labels and scores of three outputs, boxes and scores of two. */
  private List<String> order(List<FloatTensor> outputs) throws DetectorException {
    List<String> order =
        !names.isEmpty()
            ? names
            : outputs.size() == 2 ? List.of(BOXES, SCORES) : List.of(BOXES, LABELS, SCORES);
    if (outputs.size() != order.size() || outputs.get(order.indexOf(BOXES)).rank() == 0) {
      throw mismatch(outputs);
    }
    return order;
  }

  private DetectorException mismatch(List<FloatTensor> outputs) {
    return new DetectorException(
        "the network must give boxes [n, 4], and n labels and n scores or %d scores for each box,"
                .formatted(labels.size())
            + " gave "
            + outputs.stream().map(output -> Arrays.toString(output.shape())).toList());
  }
}
