package io.marram.emulator.cli.sensing;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.stream.Collectors;

/** A row of numbers as a row of bars, each one character. */
final class Sparkline {

  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * Draws values between the smallest and the largest of them; equal ones are all in the middle.
   *
   * @param values finite, the oldest first
   */
  static String of(Collection<Double> values) {
    DoubleSummaryStatistics range =
        values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
    // Halves, since the difference of two finite values need not be finite.
    double span = range.getMax() / 2 - range.getMin() / 2;
    return values.stream()
        .map(value -> span == 0 ? 0.5 : (value / 2 - range.getMin() / 2) / span)
        .map(height -> (int) Math.min(height * BARS.length(), BARS.length() - 1))
        .map(bar -> String.valueOf(BARS.charAt(bar)))
        .collect(Collectors.joining());
  }
}
