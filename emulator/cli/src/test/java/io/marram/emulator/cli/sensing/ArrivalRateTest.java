package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ArrivalRateTest {

  private static final long SECOND = 1_000_000_000;

  private final ArrivalRate rate = new ArrivalRate(10);

  @Test
  void isNothingBeforeAnythingCame() {
    assertThat(rate.perSecond(5 * SECOND)).isZero();
  }

  @Test
  void isMeasuredOverTheLastSeconds() {
    for (int i = 0; i < 400; i++) {
      rate.count(i * SECOND / 4);
    }

    assertThat(rate.perSecond(100 * SECOND)).isCloseTo(4, within(0.5));
  }

  @Test
  void isMeasuredFromTheFirstOnAtTheBeginning() {
    for (int i = 0; i <= 10; i++) {
      rate.count(7 * SECOND + i * SECOND / 5);
    }

    assertThat(rate.perSecond(9 * SECOND)).isCloseTo(5.5, within(0.1));
  }

  @Test
  void endsWhenNothingComesAnyMore() {
    rate.count(0);
    rate.count(SECOND);

    assertThat(rate.perSecond(60 * SECOND)).isZero();
  }
}
