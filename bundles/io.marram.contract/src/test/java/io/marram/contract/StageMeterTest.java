package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class StageMeterTest {

  private static final long MILLI = 1_000_000;

  private final StageMeter meter = new StageMeter("anomaly", 5_000);

  @Test
  void reportsMeanMaximumPercentileAndThroughput() {
    for (int i = 0; i < 98; i++) {
      meter.record(MILLI);
    }
    meter.record(2 * MILLI);
    meter.record(100 * MILLI);

    StageReport report = meter.report(15_000, 7);

    assertThat(report.stage()).isEqualTo("anomaly");
    assertThat(report.count()).isEqualTo(100);
    assertThat(report.perSecond()).isEqualTo(10);
    assertThat(report.meanMillis()).isEqualTo(2);
    assertThat(report.maxMillis()).isEqualTo(100);
    assertThat(report.p99Millis()).isEqualTo(2, within(2.0 / 16));
    assertThat(report.queueDepth()).isEqualTo(7);
  }

  @Test
  void beginsAnewAfterEachReport() {
    meter.record(MILLI);
    meter.report(6_000, -1);

    assertThat(meter.report(7_000, -1)).isEqualTo(new StageReport("anomaly", 0, 0, 0, 0, 0, -1));
  }

  @Test
  void reportsEveryTenSeconds() {
    meter.record(MILLI);
    assertThat(meter.reportIfDue(14_999)).isEmpty();
    assertThat(meter.reportIfDue(15_000)).contains(new StageReport("anomaly", 1, 0.1, 1, 1, 1, -1));
    assertThat(meter.isDue(15_000)).isFalse();
    assertThat(meter.isDue(25_000)).isTrue();
  }

  @Test
  void sharesTheTimeOfABatchAmongItsItems() {
    meter.batch(50, 100 * MILLI);
    meter.batch(0, 100 * MILLI);

    StageReport report = meter.report(6_000, -1);

    assertThat(report.count()).isEqualTo(50);
    assertThat(report.meanMillis()).isEqualTo(2);
    assertThat(report.maxMillis()).isEqualTo(2);
  }

  @Test
  void copesWithAClockThatGoesBackAndTimesThatCannotBe() {
    meter.record(-5);
    meter.record(Long.MAX_VALUE);

    StageReport report = meter.report(4_000, -1);

    assertThat(report.perSecond()).isZero();
    assertThat(report.count()).isEqualTo(2);
    assertThat(report.maxMillis()).isEqualTo(Long.MAX_VALUE / 1e6);
    assertThat(report.p99Millis()).isEqualTo(report.maxMillis());
  }

  @Property(tries = 300)
  void itsPercentileIsAtMostASixteenthTooHigh(
      @ForAll @Size(min = 1, max = 300) long[] raw,
      @ForAll @LongRange(min = 0, max = 40) long bits) {
    long[] nanos = Arrays.stream(raw).map(n -> (n >>> 1) >>> bits).toArray();
    Arrays.stream(nanos).forEach(meter::record);
    Arrays.sort(nanos);
    double exact = nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6;

    double p99 = meter.report(6_000, -1).p99Millis();

    assertThat(p99).isBetween(exact * (1 - 1e-9), exact * (1 + 1.0 / 16) + 1e-12);
  }
}
