package io.marram.cars.area;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All places of one camera's picture. Names differ within each kind.
 *
 * @param zones at most {@value #MOST_ZONES}
 * @param stalls at most {@value #MOST_STALLS}
 * @param lines at most {@value #MOST_LINES}
 */
public record Areas(List<Zone> zones, List<Stall> stalls, List<CountingLine> lines) {

  static final int LONGEST_NAME = 64;
  static final int MOST_ZONES = 64;
  static final int MOST_STALLS = 500;
  static final int MOST_LINES = 32;

  /** Only the picture as a whole. */
  public static final Areas NONE = new Areas(List.of(), List.of(), List.of());

  public Areas {
    zones = List.copyOf(zones);
    stalls = List.copyOf(stalls);
    lines = List.copyOf(lines);
    require("zones", zones.stream().map(Zone::name).toList(), MOST_ZONES);
    require("stalls", stalls.stream().map(Stall::name).toList(), MOST_STALLS);
    require("lines", lines.stream().map(CountingLine::name).toList(), MOST_LINES);
  }

  private static void require(String what, List<String> names, int most) {
    if (names.size() > most) {
      throw new IllegalArgumentException(
          "there must be at most %d %s, were %d".formatted(most, what, names.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "the names of %s must differ, \"%s\" is there twice".formatted(what, name));
      }
    }
  }
}
