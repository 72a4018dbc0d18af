package io.marram.emulator.cli.eval.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What is killed when.
 *
 * @param kills one after the other
 */
record ChaosSchedule(List<Kill> kills) {

  private static final int LONGEST_PAUSE_MILLIS = 4000;

  /** What is killed. */
  enum Victim {
    GATEWAY("gateway"),
    TWIN("broker, rules, queue"),
    DATABASE("database"),
    FUNCTION("ingest function");

    private final String words;

    Victim(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A kill.
   *
   * @param pauseMillis how long after everything was as it should be
   */
  record Kill(Victim victim, int pauseMillis) {}

  ChaosSchedule {
    kills = List.copyOf(kills);
  }

  /**
   * A random order in which each part has its turn about as often as the others.
   *
   * @param count at least 0
   */
  static ChaosSchedule of(int count, long seed) {
    Random random = new Random(seed);
    List<Kill> kills = new ArrayList<>();
    List<Victim> turns = new ArrayList<>();
    while (kills.size() < count) {
      if (turns.isEmpty()) {
        turns.addAll(List.of(Victim.values()));
      }
      Victim victim = turns.remove(random.nextInt(turns.size()));
      kills.add(new Kill(victim, random.nextInt(LONGEST_PAUSE_MILLIS)));
    }
    return new ChaosSchedule(kills);
  }
}
