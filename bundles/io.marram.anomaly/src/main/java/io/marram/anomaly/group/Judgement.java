package io.marram.anomaly.group;

/**
 * What is said about a row.
 *
 * @param state whether anything could be said
 * @param score how strange it is: 0 to 1, above a half is an anomaly; 0 unless judged
 * @param sensor the number of the sensor that makes it an anomaly; -1 if it is none
 * @param reason in words, if it is an anomaly or could not be judged; otherwise empty
 */
record Judgement(State state, double score, int sensor, String reason) {

  enum State {
    LEARNING,
    JUDGED,
    TOO_FEW_SENSORS
  }

  static Judgement learning() {
    return new Judgement(State.LEARNING, 0, -1, "");
  }

  static Judgement tooFew(int present, int sensors) {
    return new Judgement(
        State.TOO_FEW_SENSORS, 0, -1, "only %d of %d sensors report".formatted(present, sensors));
  }

  /**
   * A judged row.
   *
   * @param strangeness evidence over its limit, above 1 is an anomaly
   */
  static Judgement judged(double strangeness, int sensor, String reason) {
    return new Judgement(State.JUDGED, 1 - Math.pow(2, -strangeness), sensor, reason);
  }

  boolean anomaly() {
    return sensor >= 0;
  }
}
