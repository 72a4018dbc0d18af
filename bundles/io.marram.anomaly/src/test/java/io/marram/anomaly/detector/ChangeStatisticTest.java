package io.marram.anomaly.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChangeStatisticTest {

  private final ChangeStatistic change = new ChangeStatistic();
  private long now = 1_700_000_000_000L;

  @Test
  void isTheDifferenceToTheReadingBefore() {
    assertThat(after(5, 20)).isNaN();
    assertThat(after(5, 21)).isEqualTo(1);
    assertThat(after(7, 18)).isEqualTo(-3);
  }

  @Test
  void thereIsNoneAfterAPause() {
    readings(10, 5);
    assertThat(after(21, 30)).isNaN();
    assertThat(after(5, 31)).isEqualTo(1);
  }

  @Test
  void aSensorThatBecameSlowerHasChangesAgain() {
    readings(10, 5);
    readings(10, 60);
    assertThat(after(60, 25)).isFinite();
  }

  private void readings(int number, int seconds) {
    for (int i = 0; i < number; i++) {
      after(seconds, 20);
    }
  }

  private double after(int seconds, double value) {
    now += 1000L * seconds;
    return change.after(now, value);
  }
}
