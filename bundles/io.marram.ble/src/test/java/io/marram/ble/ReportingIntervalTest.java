package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReportingIntervalTest {

  private static final long DAY = 86_400_000;

  private final ReportingInterval interval = new ReportingInterval();

  @Test
  void calledLateIsNobodyWhoseIntervalIsNotLearnedYet() {
    assertThat(interval.isLate(DAY)).isFalse();
    for (int i = 0; i < 5; i++) {
      interval.reported(i * 1000L);
    }

    assertThat(interval.isLate(365 * DAY)).isFalse();
    assertThat(interval.limitMillis()).isEmpty();
    interval.reported(5000);
    assertThat(interval.limitMillis()).isPresent();
  }

  @Property
  void aRegularSensorIsLateAfterFourOfItsOwnIntervals(
      @ForAll @LongRange(min = 1, max = DAY) long every) {
    ReportingInterval regular = new ReportingInterval();
    long now = 0;
    for (int i = 0; i < 10; i++) {
      regular.reported(now += every);
    }

    assertThat(regular.usualMillis()).hasValue(every);
    assertThat(regular.isLate(now + 4 * every)).isFalse();
    assertThat(regular.isLate(now + 4 * every + 1)).isTrue();
  }

  @Test
  void isNotLateAnyMoreOnceItReports() {
    long last = reportEvery(1000, 20, 0);

    assertThat(interval.isLate(last + 60_000)).isTrue();
    interval.reported(last + 60_000);
    assertThat(interval.isLate(last + 61_000)).isFalse();
  }

  @Test
  void oneOutageTeachesNothing() {
    long last = reportEvery(1000, 20, 0);
    interval.reported(last + DAY);

    assertThat(interval.limitMillis()).hasValue(4000);
  }

  @Test
  void understandsASensorThatIsSetToALongerInterval() {
    long last = reportEvery(1000, 100, 0);
    last = reportEvery(600_000, 17, last);

    assertThat(interval.isLate(last + 600_000)).isFalse();
    assertThat(interval.isLate(last + DAY)).isTrue();
  }

  @Test
  void understandsASensorThatIsSetToAShorterInterval() {
    long last = reportEvery(600_000, 100, 0);
    last = reportEvery(1000, 32, last);

    assertThat(interval.isLate(last + 10_000)).isTrue();
  }

  @Test
  void aTimeBeforeTheLastOneTeachesNothing() {
    long last = reportEvery(1000, 20, DAY);
    interval.reported(last - DAY / 2);
    last = reportEvery(1000, 3, last - DAY / 2);

    assertThat(interval.limitMillis()).hasValue(4000);
    assertThat(interval.isLate(last + 4000)).isFalse();
  }

  @Property(tries = 60)
  void callsASensorLateForLessThanAThousandthOfItsLifeHoweverManyReportsAreLost(
      @ForAll @IntRange(min = 0, max = 60) int lostPercent, @ForAll long seed) {
    Random chance = new Random(seed);
    ReportingInterval lossy = new ReportingInterval();
    long every = 60_000;
    int reports = 20_000;
    int late = 0;
    for (int i = 0; i < reports; i++) {
      long now = i * every + chance.nextInt(2000);
      if (lossy.isLate(now)) {
        late++;
      }
      if (chance.nextInt(100) >= lostPercent) {
        lossy.reported(now);
      }
    }

    assertThat(late).isLessThan(reports / 1000);
  }

  private long reportEvery(long millis, int times, long after) {
    long now = after;
    for (int i = 0; i < times; i++) {
      now += millis;
      interval.reported(now);
    }
    return now;
  }
}
