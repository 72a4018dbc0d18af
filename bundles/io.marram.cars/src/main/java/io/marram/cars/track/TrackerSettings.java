package io.marram.cars.track;

/**
 * How {@link Tracker} follows.
 *
 * @param confidentScore a car is confirmed only with a detection of this score, 0 to 1; from half
 *     of it on one is followed
 * @param weakScore a car that is known already is followed with a detection of this score, 0 to
 *     {@code confidentScore}
 * @param confirmations a car is believed after so many detections, 1 to 100
 * @param patienceMillis a car that is not seen is waited for so long, 100 to 60,000; one that stood
 *     is waited for as long as it stood, up to 30 seconds
 * @param mostTracks so many cars are followed at a time, 1 to 500
 */
public record TrackerSettings(
    double confidentScore,
    double weakScore,
    int confirmations,
    long patienceMillis,
    int mostTracks) {

  /** For scores as CenterNet gives them. */
  public static final TrackerSettings DEFAULT = new TrackerSettings(0.3, 0.12, 3, 2_000, 300);

  static final int MOST_TRACKS = 500;

  public TrackerSettings {
    if (!(confidentScore >= 0 && confidentScore <= 1)) {
      throw new IllegalArgumentException(
          "confidentScore must be from 0 to 1, was " + confidentScore);
    }
    if (!(weakScore >= 0 && weakScore <= confidentScore)) {
      throw new IllegalArgumentException(
          "weakScore must be from 0 to confidentScore (%s), was %s"
              .formatted(confidentScore, weakScore));
    }
    if (confirmations < 1 || confirmations > 100) {
      throw new IllegalArgumentException(
          "confirmations must be from 1 to 100, was " + confirmations);
    }
    if (patienceMillis < 100 || patienceMillis > 60_000) {
      throw new IllegalArgumentException(
          "patienceMillis must be from 100 to 60000, was " + patienceMillis);
    }
    if (mostTracks < 1 || mostTracks > MOST_TRACKS) {
      throw new IllegalArgumentException(
          "mostTracks must be from 1 to " + MOST_TRACKS + ", was " + mostTracks);
    }
  }
}
