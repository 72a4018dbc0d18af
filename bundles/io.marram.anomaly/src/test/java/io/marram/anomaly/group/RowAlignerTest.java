package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.Sample;
import io.marram.anomaly.group.RowAligner.Outcome;
import org.junit.jupiter.api.Test;

class RowAlignerTest {

  private final RowAligner aligner = new RowAligner(2, 3);

  @Test
  void rowIsCompleteOnceEachHasReportedInWhateverOrder() {
    assertThat(add(0, 1000, 1)).isEqualTo(Outcome.TAKEN);
    assertThat(add(1, 1400, 2)).isEqualTo(Outcome.ROW);
    assertThat(aligner.row()).containsExactly(1, 2);
    assertThat(aligner.rowTimeMillis()).isEqualTo(1400);

    assertThat(add(1, 2300, 4)).isEqualTo(Outcome.TAKEN);
    assertThat(add(0, 2000, 3)).isEqualTo(Outcome.ROW);
    assertThat(aligner.row()).containsExactly(3, 4);
    assertThat(aligner.rowTimeMillis()).isEqualTo(2300);
  }

  @Test
  void rowIsCompleteOnceOneReportsAgainAndTheOtherKeepsItsValueForAWhile() {
    row(1000, 1, 2);
    row(2000, 3, 4);
    add(0, 3000, 5);

    assertThat(add(0, 4000, 6)).isEqualTo(Outcome.ROW);
    assertThat(aligner.row()).containsExactly(5, 4);
    add(0, 5000, 7);
    assertThat(aligner.row()).containsExactly(6, 4);
    add(0, 6000, 8);
    assertThat(aligner.row()).containsExactly(7, 4);
    add(0, 7000, 9);
    assertThat(aligner.row()).containsExactly(8, Double.NaN);
  }

  @Test
  void slowSensorIsNotMissing() {
    for (int second = 0; second < 60; second++) {
      if (second % 10 == 0) {
        add(1, second * 1000L + 1, second);
      }
      add(0, second * 1000L + 2, second);
    }

    assertThat(aligner.row()[1]).isEqualTo(50);
  }

  @Test
  void sensorThatNeverReportedIsMissing() {
    add(0, 1000, 1);

    assertThat(add(0, 2000, 2)).isEqualTo(Outcome.ROW);
    assertThat(aligner.row()).containsExactly(1, Double.NaN);
  }

  @Test
  void notANumberIsNoReading() {
    assertThat(add(0, 1000, Double.NaN)).isEqualTo(Outcome.MISSING);
    assertThat(add(0, 1000, Double.POSITIVE_INFINITY)).isEqualTo(Outcome.INFINITE);
    assertThat(add(0, 1000, 1)).isEqualTo(Outcome.TAKEN);
  }

  @Test
  void readingThatIsNotLaterIsRefusedUntilTheClockWasClearlySetBack() {
    row(1_000_000, 1, 2);

    assertThat(add(0, 1_000_000, 3)).isEqualTo(Outcome.NOT_LATER);
    for (int i = 0; i < 8; i++) {
      assertThat(add(0, 5000 + i, 3)).isEqualTo(Outcome.NOT_LATER);
    }
    assertThat(add(0, 6000, 3)).isEqualTo(Outcome.TAKEN);
    assertThat(add(1, 1_001_000, 4)).isEqualTo(Outcome.ROW);
    assertThat(aligner.row()).containsExactly(3, 4);
  }

  private void row(long timeMillis, double first, double second) {
    add(0, timeMillis, first);
    assertThat(add(1, timeMillis, second)).isEqualTo(Outcome.ROW);
  }

  private Outcome add(int sensor, long timeMillis, double value) {
    return aligner.add(sensor, new Sample(timeMillis, value));
  }
}
