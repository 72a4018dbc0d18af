package io.marram.cars.detect;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model's parameters by name, with complaints that name the parameter. */
final class ModelParameters {

  private static final int MOST_LABELS = 10_000;
  private static final int LONGEST_LABEL = 64;

  private final Map<String, ?> parameters;

  ModelParameters(Map<String, ?> parameters) {
    this.parameters = parameters;
  }

  String text(String key, String otherwise) {
    Object value = parameters.get(key);
    return value == null ? otherwise : value.toString().trim();
  }

  /** One of some words, the first if there is none. */
  String choice(String key, String... words) {
    String text = text(key, words[0]);
    if (!Arrays.asList(words).contains(text)) {
      List<String> named = Arrays.stream(words).filter(word -> !word.isEmpty()).toList();
      throw new IllegalArgumentException(
          "parameter %s must be one of %s, was \"%s\""
              .formatted(key, String.join(", ", named), text));
    }
    return text;
  }

  double fraction(String key, double otherwise) {
    String text = text(key, Double.toString(otherwise));
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Said below, with the text.
    }
    throw new IllegalArgumentException(
        "parameter %s must be a number from 0 to 1, was \"%s\"".formatted(key, text));
  }

  int number(String key, int otherwise) {
    String text = text(key, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "parameter %s must be a whole number, was \"%s\"".formatted(key, text), e);
    }
  }

  /** The labels by class number; "" and "-" are none. */
  List<String> labels() {
    String text = text("labels", "");
    List<String> labels =
        Arrays.stream(text.split(",", -1))
            .map(String::trim)
            .map(label -> label.equals("-") ? "" : label)
            .toList();
    if (labels.stream().allMatch(String::isEmpty)) {
      throw new IllegalArgumentException("parameter labels must name the classes, with commas");
    }
    if (labels.size() > MOST_LABELS) {
      throw new IllegalArgumentException(
          "parameter labels must have at most %d, had %d".formatted(MOST_LABELS, labels.size()));
    }
    for (String label : labels) {
      if (label.length() > LONGEST_LABEL) {
        throw new IllegalArgumentException(
            "a label must have at most %d characters, was \"%s...\""
                .formatted(LONGEST_LABEL, label.substring(0, LONGEST_LABEL)));
      }
    }
    return labels;
  }

  /** What the scores are. */
  ScoreKind scoreKind() {
    return ScoreKind.valueOf(
        choice("scores", "probability", "sigmoid", "softmax").toUpperCase(Locale.ROOT));
  }

  /** The grids that boxes are relative to. */
  GridCells grid(String otherwise) {
    String text = text("strides", otherwise);
    try {
      return new GridCells(
          Arrays.stream(text.split(",", -1))
              .map(String::trim)
              .mapToInt(Integer::parseInt)
              .toArray());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "parameter strides must be whole numbers with commas, was \"%s\"".formatted(text), e);
    }
  }

  /** How the numbers of a box are meant. */
  BoxForm boxForm(BoxForm otherwise) {
    BoxForm.Order order =
        switch (choice("boxes", otherwise.order().text(), "xyxy", "yxyx", "cxcywh")) {
          case "yxyx" -> BoxForm.Order.YXYX;
          case "cxcywh" -> BoxForm.Order.CXCYWH;
          default -> BoxForm.Order.XYXY;
        };
    return new BoxForm(order, choice("unit", "pixels", "fractions").equals("fractions"));
  }
}
