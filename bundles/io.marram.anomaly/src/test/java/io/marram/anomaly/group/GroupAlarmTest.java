package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupAlarmTest {

  private static final int SECOND_MILLIS = 1000;

  private final GroupAlarm alarm = new GroupAlarm(new FalseAlarmBudget(0.2));

  @BeforeEach
  void quiet() {
    Random random = new Random(1);
    alarm.reset(random.doubles(350).map(x -> 0.4 + 0.6 * x).toArray());
  }

  @Test
  void beginsOnlyWithWhatIsRarerThanTheBudgetAllows() {
    double little = alarm.add(1.001, true, SECOND_MILLIS);
    assertThat(alarm.isOn()).isFalse();

    double much = alarm.add(1.5, true, SECOND_MILLIS);
    assertThat(alarm.isOn()).isTrue();
    assertThat(much).isGreaterThan(little);
  }

  @Test
  void goesOnUntilNothingIsStrange() {
    alarm.add(1.5, true, SECOND_MILLIS);

    alarm.add(0.85, true, SECOND_MILLIS);
    assertThat(alarm.isOn()).isTrue();
    alarm.add(0.6, false, SECOND_MILLIS);
    assertThat(alarm.isOn()).isFalse();
  }

  @Test
  void whatWasStrangeWithoutAnAlarmIsLessRareOnceItIsOver() {
    double first = alarm.add(1.001, true, SECOND_MILLIS);
    double during = alarm.add(1.001, true, SECOND_MILLIS);
    alarm.add(0.6, false, SECOND_MILLIS);
    double after = alarm.add(1.001, true, SECOND_MILLIS);

    assertThat(during).isEqualTo(first);
    assertThat(after).isLessThan(first);
  }

  @Test
  void whatWasAnAlarmStaysRare() {
    double first = alarm.add(1.5, true, SECOND_MILLIS);
    alarm.add(0.6, false, SECOND_MILLIS);

    assertThat(alarm.add(1.5, true, SECOND_MILLIS)).isEqualTo(first);
  }
}
