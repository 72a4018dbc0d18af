package io.marram.emulator.cli.eval.swap;

import io.marram.emulator.cli.output.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Counts in a gateway's log how often bundles began to work. */
final class SwapRestarts {

  /** What each bundle says once whenever it begins to work in the measured graph. */
  private static final Map<String, String> SIGNS =
      Map.of(
          "io.marram.camera", "event=camera.configured ",
          "io.marram.faces", "event=faces.configured ",
          "io.marram.recognition", "event=recognition.configured ",
          "io.marram.inference", "event=model.loaded ");

  private final Path log;
  private final String updated;
  private final int before;

  /**
   * Begins to count.
   *
   * @param updated the bundle whose restarts are wanted
   */
  SwapRestarts(Path log, String updated) {
    this.log = log;
    this.updated = updated;
    this.before = startsOfOthers();
  }

  /** The bundles that are counted. */
  static boolean knows(String bundle) {
    return SIGNS.containsKey(bundle);
  }

  /** How often the other bundles were started since. */
  int count() {
    return startsOfOthers() - before;
  }

  private int startsOfOthers() {
    try (Stream<String> lines = Files.lines(log)) {
      return (int)
          lines
              .filter(
                  line ->
                      SIGNS.entrySet().stream()
                          .anyMatch(
                              sign ->
                                  !sign.getKey().equals(updated) && line.contains(sign.getValue())))
              .count();
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + log + ": " + e.getMessage(), e);
    }
  }
}
