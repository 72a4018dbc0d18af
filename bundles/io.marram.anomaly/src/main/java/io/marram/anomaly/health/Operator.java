package io.marram.anomaly.health;

import java.util.Arrays;
import java.util.Optional;

/** How a value is compared with a limit. */
enum Operator {
  ABOVE(">", "above"),
  AT_LEAST(">=", "at or above"),
  BELOW("<", "below"),
  AT_MOST("<=", "at or below");

  private final String sign;
  private final String words;

  Operator(String sign, String words) {
    this.sign = sign;
    this.words = words;
  }

  static Optional<Operator> of(String sign) {
    return Arrays.stream(values()).filter(operator -> operator.sign.equals(sign)).findFirst();
  }

  boolean holds(double value, double threshold) {
    return switch (this) {
      case ABOVE -> value > threshold;
      case AT_LEAST -> value >= threshold;
      case BELOW -> value < threshold;
      case AT_MOST -> value <= threshold;
    };
  }

  /** Whether it is high values that it holds for. */
  boolean isUpper() {
    return this == ABOVE || this == AT_LEAST;
  }

  String words() {
    return words;
  }
}
