package io.marram.cars.detect;

import io.marram.vision.tensor.FloatTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads answers that are boxes already: [n, 4] or [1, n, 4], with a label and a score for each, or
 * with a score for each class; or one output that has all of these in the rows of its boxes.
 */
final class BoxesDecoder implements OutputDecoder {

  private static final int SIDES = 4;
  private static final String BOXES = "boxes";
  private static final String LABELS = "labels";
  private static final String SCORES = "scores";
  private static final String NOTHING = "-";
  private static final Set<String> KNOWN = Set.of(BOXES, LABELS, SCORES, NOTHING);

  private final int labels;
  private final BoxReader reader;
  private final List<String> names;

  /**
   * @param outputs what the outputs are, with commas, in their order, or what is in the rows of the
   *     only output; "" for the usual order
   */
  BoxesDecoder(List<String> labels, BoxForm form, ScoreKind kind, String outputs) {
    this.labels = labels.size();
    reader = new BoxReader(labels, form, kind);
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
    if (kind == ScoreKind.SOFTMAX && names.contains(LABELS)) {
      throw new IllegalArgumentException(
          "parameter scores may be softmax only where there is a score for each class, without"
              + " labels among the outputs");
    }
  }

  @Override
  public void decode(List<FloatTensor> outputs, InputShape input, float leastScore, Candidates to)
      throws DetectorException {
    List<String> order = order(outputs);
    List<NumberTable> tables = outputs.size() == 1 ? rows(outputs, order) : whole(outputs, order);
    NumberTable boxes = tables.get(order.indexOf(BOXES));
    NumberTable scores = tables.get(order.indexOf(SCORES));
    BoxReader.Answer answer = reader.answer(input, leastScore, to);
    for (int box = 0; box < boxes.count(); box++) {
      if (order.contains(LABELS)) {
        answer.add(boxes, scores, tables.get(order.indexOf(LABELS)), box);
      } else {
        answer.add(boxes, scores, box);
      }
    }
    answer.done();
  }

  /** Without being told: what the number of outputs suggests. */
  private List<String> order(List<FloatTensor> outputs) throws DetectorException {
    List<String> order =
        switch (names.isEmpty() ? outputs.size() : 0) {
          case 0 -> names;
          case 1 -> List.of(BOXES, SCORES, LABELS);
          case 2 -> List.of(BOXES, SCORES);
          default -> List.of(BOXES, LABELS, SCORES);
        };
    if (order.isEmpty() || outputs.size() != 1 && outputs.size() != order.size()) {
      throw mismatch(outputs, order);
    }
    return order;
  }

  /** How many numbers of each box a part has. */
  private int numbers(String part, List<String> order) {
    return part.equals(BOXES) ? SIDES : part.equals(SCORES) && !order.contains(LABELS) ? labels : 1;
  }

  /** The parts of the rows of the only output. */
  private List<NumberTable> rows(List<FloatTensor> outputs, List<String> order)
      throws DetectorException {
    FloatTensor output = outputs.get(0);
    int length = order.stream().mapToInt(part -> numbers(part, order)).sum();
    if (output.rank() < 2 || output.dimension(output.rank() - 1) != length) {
      throw mismatch(outputs, order);
    }
    List<NumberTable> tables = new ArrayList<>();
    int from = 0;
    for (String part : order) {
      tables.add(
          new NumberTable(output.values(), output.values().length / length, from, length, 1));
      from += numbers(part, order);
    }
    return tables;
  }

  /** Each output is a part. */
  private List<NumberTable> whole(List<FloatTensor> outputs, List<String> order)
      throws DetectorException {
    FloatTensor boxes = outputs.get(order.indexOf(BOXES));
    if (boxes.rank() == 0 || boxes.dimension(boxes.rank() - 1) != SIDES) {
      throw mismatch(outputs, order);
    }
    int count = boxes.values().length / SIDES;
    List<NumberTable> tables = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      int numbers = numbers(order.get(i), order);
      float[] values = outputs.get(i).values();
      if (!order.get(i).equals(NOTHING) && values.length != count * numbers) {
        throw mismatch(outputs, order);
      }
      tables.add(new NumberTable(values, count, 0, numbers, 1));
    }
    return tables;
  }

  private DetectorException mismatch(List<FloatTensor> outputs, List<String> order) {
    List<String> parts = order.isEmpty() ? List.of(BOXES, SCORES) : order;
    String wanted =
        parts.stream()
            .map(part -> part + (part.equals(NOTHING) ? "" : " " + shape(part, parts)))
            .collect(Collectors.joining(", "));
    return new DetectorException(
        "the network must give %s, or rows [n, %d] of these, gave %s"
                .formatted(
                    wanted,
                    parts.stream().mapToInt(part -> numbers(part, parts)).sum(),
                    outputs.stream().map(output -> Arrays.toString(output.shape())).toList())
            + ": parameter outputs says what each is, and parameter labels has %d names"
                .formatted(labels));
  }

  private String shape(String part, List<String> parts) {
    int numbers = numbers(part, parts);
    return numbers == 1 ? "[n]" : "[n, " + numbers + "]";
  }
}
