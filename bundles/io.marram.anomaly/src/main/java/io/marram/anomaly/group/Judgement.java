package io.marram.anomaly.group;

/**
 * What is said about a row.
 *
 * @param state whether anything could be said
 * @param strangeness evidence over its limit, above 1 is too much; 0 unless judged
 * @param score how improbable that is, 0 to 1; 0 unless judged
 * @param alarm whether it is part of an alarm within the budget
 * @param sensor the number of the sensor that makes it strange; -1 if it is not
 * @param reason in words, if it is strange or could not be judged; otherwise empty
 */
record Judgement(
    State state, double strangeness, double score, boolean alarm, int sensor, String reason) {

  enum State {
    LEARNING,
    JUDGED,
    TOO_FEW_SENSORS
  }

  static Judgement learning() {
    return new Judgement(State.LEARNING, 0, 0, false, -1, "");
  }

  static Judgement tooFew(int present, int sensors) {
    String reason = "only %d of %d sensors report".formatted(present, sensors);
    return new Judgement(State.TOO_FEW_SENSORS, 0, 0, false, -1, reason);
  }

  static Judgement quiet(double strangeness, double score) {
    return new Judgement(State.JUDGED, strangeness, score, false, -1, "");
  }

  boolean strange() {
    return sensor >= 0;
  }
}
