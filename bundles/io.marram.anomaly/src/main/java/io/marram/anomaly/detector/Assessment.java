package io.marram.anomaly.detector;

/**
 * What an ensemble thinks of an observation.
 *
 * @param ready whether enough was seen to judge
 * @param score how strange it is, 0 to 1; comparable between series; small while an event that was
 *     told goes on
 * @param tail how probable such a surprise is if nothing is strange, 0 to 1
 * @param why what made it strange most; NaN and an empty name if nothing did
 * @param detector the name of the kind that found it strangest; empty if none did
 */
public record Assessment(
    boolean ready, double score, double tail, Explanation why, String detector) {

  /** Too little was seen, or the value is missing. */
  static Assessment none(boolean ready) {
    return new Assessment(ready, 0, 1, new Explanation("", Double.NaN, Double.NaN), "");
  }
}
