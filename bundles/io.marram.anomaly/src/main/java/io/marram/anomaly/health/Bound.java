package io.marram.anomaly.health;

/**
 * One side of a limit.
 *
 * @param operator how a value beyond it compares with it
 * @param threshold the value that it begins with
 * @param clear what a value has to leave before it is beyond no more; the threshold itself if there
 *     is no margin, otherwise a value on its calm side
 */
record Bound(Operator operator, double threshold, double clear) {

  Bound {
    boolean calmSide = operator.isUpper() ? clear <= threshold : clear >= threshold;
    if (!Double.isFinite(threshold) || !Double.isFinite(clear) || !calmSide) {
      throw new IllegalArgumentException(
          "clear must be a number %s %s, was %s"
              .formatted(
                  operator.isUpper() ? "at or below" : "at or above",
                  Numbers.text(threshold),
                  Numbers.text(clear)));
    }
  }

  /**
   * @param raised whether the values before were beyond it
   */
  boolean isBeyond(double value, boolean raised) {
    return operator.holds(value, raised ? clear : threshold);
  }

  /** Such as {@code above 30 °C}; says so if only the margin makes it so. */
  String reason(double value, String unit) {
    String suffix = unit.isBlank() ? "" : " " + unit;
    return operator.holds(value, threshold)
        ? "%s%s, %s %s%s"
            .formatted(
                Numbers.text(value), suffix, operator.words(), Numbers.text(threshold), suffix)
        : "%s%s, still %s %s%s"
            .formatted(Numbers.text(value), suffix, operator.words(), Numbers.text(clear), suffix);
  }

  /** Whether every value there is is beyond one of the two. */
  boolean leavesNothingTo(Bound other) {
    if (operator.isUpper() == other.operator.isUpper()) {
      return false;
    }
    Bound upper = operator.isUpper() ? this : other;
    Bound lower = operator.isUpper() ? other : this;
    return upper.threshold < lower.threshold
        || upper.threshold == lower.threshold
            && (upper.operator == Operator.AT_LEAST || lower.operator == Operator.AT_MOST);
  }
}
