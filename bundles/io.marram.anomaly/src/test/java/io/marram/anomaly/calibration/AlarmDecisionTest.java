package io.marram.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlarmDecisionTest {

  private static final long FIVE_MINUTES = Duration.ofMinutes(5).toMillis();

  @Test
  void anAlarmIsAsImprobableAsTheBudgetSays() {
    FalseAlarmBudget budget = new FalseAlarmBudget(0.288);
    assertThat(budget.threshold(FIVE_MINUTES)).isEqualTo(Score.ofSurprise(3), offset(1e-9));
    assertThat(budget.alarms(Score.ofSurprise(3.01), FIVE_MINUTES)).isTrue();
    assertThat(budget.alarms(Score.ofSurprise(2.99), FIVE_MINUTES)).isFalse();
  }

  @Test
  void theMoreReadingsThereAreTheMoreSurprisingOneMustBe() {
    FalseAlarmBudget budget = new FalseAlarmBudget(0.2);
    assertThat(budget.threshold(1000)).isGreaterThan(budget.threshold(FIVE_MINUTES));
    assertThat(budget.threshold(0)).isGreaterThan(budget.threshold(1000)).isLessThan(1);
  }

  @Test
  void evenADailyReadingIsNoAlarmUnlessItIsOneInAHundred() {
    assertThat(new FalseAlarmBudget(10).threshold(Duration.ofDays(1).toMillis()))
        .isEqualTo(Score.ofSurprise(2), offset(1e-9));
  }

  @Test
  void aBudgetThatIsNoneIsRefused() {
    for (double perDay : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> new FalseAlarmBudget(perDay))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aScoreKeepsTheOrderOfSurprises() {
    assertThat(Score.ofSurprise(0)).isZero();
    assertThat(Score.ofSurprise(3)).isEqualTo(0.5);
    assertThat(Score.ofSurprise(30)).isBetween(Score.ofSurprise(29), 1.0);
  }

  @Test
  void aSurpriseByItselfIsWhatItIs() {
    assertThat(new CombinedSurprise(1).of(4)).isEqualTo(4, offset(1e-9));
  }

  @Test
  void whatSeveralFindStrangeIsStrangerThanWhatOneDoes() {
    CombinedSurprise five = new CombinedSurprise(5);
    assertThat(five.of(5 * 3)).isGreaterThan(3);
    assertThat(five.of(3)).isLessThan(3);
  }

  @Test
  void anEventIsToldOnceUnlessItBecomesWorse() {
    QuietTime quiet = new QuietTime(3);
    assertThat(quiet.told(4)).isEqualTo(4);
    assertThat(quiet.told(4)).isEqualTo(QuietTime.REPEATED);
    assertThat(quiet.told(0.5)).isEqualTo(0.5);
    assertThat(quiet.told(8)).isEqualTo(8);
    assertThat(quiet.told(7)).isEqualTo(QuietTime.REPEATED);
    assertThat(quiet.told(0)).isZero();
    assertThat(quiet.told(7.1)).isEqualTo(QuietTime.REPEATED);
    assertThat(quiet.told(0)).isZero();
    assertThat(quiet.told(0)).isZero();
    assertThat(quiet.told(0)).isZero();
    assertThat(quiet.told(2)).isEqualTo(2);
  }
}
