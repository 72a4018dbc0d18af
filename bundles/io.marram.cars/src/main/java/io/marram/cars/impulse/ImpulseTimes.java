package io.marram.cars.impulse;

import java.time.Duration;

/**
 * How long is waited for a model.
 *
 * @param start until it listens, accepts a connection and says what it is
 * @param firstAnswer for its first answer: a GPU may load the model for minutes
 * @param answer for every other answer
 * @param settle so long a file must have been the same before it is started: it may be half written
 * @param stop after being asked to end, before it is ended by force
 */
public record ImpulseTimes(
    Duration start, Duration firstAnswer, Duration answer, Duration settle, Duration stop) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /** 30 s to start, 2 min for the first answer, 10 s for others, 2 s to settle, 3 s to stop. */
  public static final ImpulseTimes DEFAULT =
      new ImpulseTimes(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3));

  public ImpulseTimes {
    positive("start", start);
    positive("firstAnswer", firstAnswer);
    positive("answer", answer);
    bounded("settle", settle);
    bounded("stop", stop);
  }

  private static void positive(String name, Duration duration) {
    bounded(name, duration);
    if (duration.isZero()) {
      throw new IllegalArgumentException(name + " must be longer than 0");
    }
  }

  private static void bounded(String name, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(name + " must be from 0 to one day, was " + duration);
    }
  }
}
