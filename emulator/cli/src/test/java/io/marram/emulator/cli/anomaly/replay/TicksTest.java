package io.marram.emulator.cli.anomaly.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0        | 1        | 2 | 0, 0.5, 1.0",
        "14       | 51       | 8 | 15, 20, 25, 30, 35, 40, 45, 50",
        "-1       | 1        | 4 | -1.0, -0.5, 0, 0.5, 1.0",
        "1013.21  | 1013.29  | 4 | 1,013.22, 1,013.24, 1,013.26, 1,013.28",
        "0        | 5300     | 6 | 0, 1,000, 2,000, 3,000, 4,000, 5,000",
        "0        | 3.2E6    | 4 | 0, 1M, 2M, 3M",
        "0        | 2.1E-6   | 2 | 0, 2.00e-06",
        "0        | 3.2E30   | 4 | 0, 1.00e+30, 2.00e+30, 3.00e+30"
      })
  void numbersAreRound(double from, double until, int most, String labels) {
    NumberTicks ticks = new NumberTicks(from, until, most);

    assertThat(ticks.within(from, until).stream().map(ticks::label))
        .containsExactly(labels.split(", "));
  }

  @Property
  void numbersAreFewAndWithin(
      @ForAll @DoubleRange(min = -1e9, max = 1e9) double from,
      @ForAll @DoubleRange(min = 1e3, max = 1e12) double range) {
    List<Double> ticks = new NumberTicks(from, from + range, 8).within(from, from + range);

    assertThat(ticks).hasSizeBetween(2, 9).allMatch(tick -> tick >= from - range * 1e-9);
    assertThat(ticks).isSorted().doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2014-04-01T00:00:00Z | 2014-04-01T00:00:00.008Z | 00:00:00.000 | 1 Apr 2014 | 9",
        "2014-04-01T00:00:10Z | 2014-04-01T00:01:10Z     | 00:00:10     | 1 Apr 2014 | 13",
        "2014-04-01T22:30:00Z | 2014-04-02T03:10:00Z     | 22:30        | 1 Apr 2014 | 10",
        "2014-04-01T00:01:00Z | 2014-04-13T23:55:00Z     | 2 Apr        | 2014       | 12",
        "2014-04-01T00:01:00Z | 2014-06-14T23:55:00Z     | 7 Apr        | 2014       | 10",
        "2013-10-01T00:01:00Z | 2015-02-14T23:55:00Z     | Nov          | 2013       | 8",
        "1975-10-01T00:01:00Z | 2035-02-14T23:55:00Z     | 1980         | ''         | 12"
      })
  void timesAreRound(Instant from, Instant until, String first, String context, int count) {
    TimeTicks ticks = new TimeTicks(from.toEpochMilli(), until.toEpochMilli(), 13);

    assertThat(ticks.times()).hasSize(count);
    assertThat(ticks.label(ticks.times().get(0))).isEqualTo(first);
    assertThat(ticks.context(ticks.times().get(0))).isEqualTo(context);
  }

  @Property
  void timesAreFewAndWithin(
      @ForAll @LongRange(min = -1_000_000_000_000L, max = 9_000_000_000_000L) long from,
      @ForAll @LongRange(min = 1, max = 2_000_000_000_000L) long span) {
    List<Long> times = new TimeTicks(from, from + span, 12).times();

    assertThat(times).hasSizeLessThan(15).allMatch(time -> time >= from && time <= from + span);
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }
}
