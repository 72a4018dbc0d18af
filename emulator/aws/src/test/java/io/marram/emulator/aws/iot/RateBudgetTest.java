package io.marram.emulator.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RateBudgetTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  void holdsOneSecondsWorth() {
    RateBudget budget = new RateBudget(100, 0);

    assertThat(taken(budget, 0, 500)).isEqualTo(100);
    assertThat(taken(budget, 10 * SECOND, 500)).isEqualTo(100);
  }

  @Test
  void fillsUpEvenly() {
    RateBudget budget = new RateBudget(100, 0);
    taken(budget, 0, 100);

    assertThat(taken(budget, SECOND / 2, 500)).isEqualTo(50);
  }

  private static long taken(RateBudget budget, long now, int attempts) {
    return LongStream.range(0, attempts).filter(i -> budget.tryTake(1, now)).count();
  }

  @Test
  void tellsHowLongWhatIsSpentBeforehandTakesToComeIn() {
    RateBudget budget = new RateBudget(1_000, 0);

    assertThat(budget.spend(1_000, 0)).isZero();
    assertThat(budget.spend(500, 0)).isEqualTo(500_000_000);
    assertThat(budget.spend(500, 0)).isEqualTo(1_000_000_000);
    assertThat(budget.spend(0, 1_000_000_000)).isZero();
  }
}
