package io.marram.ble;

import static io.marram.ble.RecoveryStep.POWER_CYCLE_ADAPTER;
import static io.marram.ble.RecoveryStep.RECONNECT;
import static io.marram.ble.RecoveryStep.RESTART_SCAN;
import static io.marram.ble.RecoveryStep.RESUBSCRIBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RecoveryLadderTest {

  private final RecoveryLadder ladder = RecoveryLadder.connected(2000, 60_000);

  @Test
  void climbsWithGrowingPausesAndBeginsAnewAfterTheTop() {
    assertThat(stepsUntil(ladder, 300_000, POWER_CYCLE_ADAPTER))
        .containsExactly(
            "0 RESUBSCRIBE",
            "2000 RECONNECT",
            "6000 RESTART_SCAN",
            "14000 POWER_CYCLE_ADAPTER",
            "30000 RESUBSCRIBE",
            "62000 RECONNECT",
            "122000 RESTART_SCAN",
            "182000 POWER_CYCLE_ADAPTER",
            "242000 RESUBSCRIBE");
  }

  @Test
  void dataLeadsBackToTheBottomAtOnce() {
    ladder.next(0, RESUBSCRIBE, POWER_CYCLE_ADAPTER);
    ladder.next(2000, RESUBSCRIBE, POWER_CYCLE_ADAPTER);
    ladder.dataArrived();

    assertThat(ladder.next(2001, RESUBSCRIBE, POWER_CYCLE_ADAPTER)).contains(RESUBSCRIBE);
    assertThat(ladder.next(4000, RESUBSCRIBE, POWER_CYCLE_ADAPTER)).isEmpty();
    assertThat(ladder.next(4001, RESUBSCRIBE, POWER_CYCLE_ADAPTER)).contains(RECONNECT);
  }

  @Test
  void doesNotSwitchOffAnAdapterThatServesOtherSensors() {
    assertThat(stepsUntil(ladder, 1_000_000, RESTART_SCAN))
        .isNotEmpty()
        .noneMatch(step -> step.endsWith(POWER_CYCLE_ADAPTER.name()));
  }

  @Test
  void aSensorThatOnlyAdvertisesHasNoConnectionToMend() {
    RecoveryLadder passive = RecoveryLadder.passive(1000, 1000);

    assertThat(passive.next(0, RESUBSCRIBE, POWER_CYCLE_ADAPTER)).contains(RESTART_SCAN);
    assertThat(passive.next(1000, RESUBSCRIBE, POWER_CYCLE_ADAPTER)).contains(POWER_CYCLE_ADAPTER);
    assertThat(passive.next(2000, RESUBSCRIBE, POWER_CYCLE_ADAPTER)).contains(RESTART_SCAN);
    assertThat(passive.next(3000, RESUBSCRIBE, RESTART_SCAN)).contains(RESTART_SCAN);
  }

  @Test
  void doesNothingIfAllStepsWouldHarmOthers() {
    assertThat(RecoveryLadder.passive(1, 1).next(0, RESUBSCRIBE, RECONNECT)).isEmpty();
  }

  @Test
  void leavesOutWhatCannotHelp() {
    assertThat(ladder.next(0, RESTART_SCAN, POWER_CYCLE_ADAPTER)).contains(RESTART_SCAN);
    assertThat(ladder.next(2000, RESTART_SCAN, POWER_CYCLE_ADAPTER)).contains(POWER_CYCLE_ADAPTER);
    assertThat(ladder.next(9000, RESTART_SCAN, RECONNECT)).contains(RECONNECT);
  }

  @Test
  void refusesPausesThatAreNone() {
    assertThatIllegalArgumentException().isThrownBy(() -> RecoveryLadder.connected(0, 10));
    assertThatIllegalArgumentException().isThrownBy(() -> RecoveryLadder.passive(10, 9));
  }

  @Property
  void everyStepIsTheFirstOrTheOneAboveThatBeforeIt(@ForAll List<Boolean> data) {
    RecoveryLadder any = RecoveryLadder.connected(1, 1);
    RecoveryStep before = null;
    long now = 0;
    for (boolean came : data) {
      if (came) {
        any.dataArrived();
        before = null;
      }
      RecoveryStep step = any.next(now++, RESUBSCRIBE, POWER_CYCLE_ADAPTER).orElseThrow();
      if (before == null || before == POWER_CYCLE_ADAPTER) {
        assertThat(step).isEqualTo(RESUBSCRIBE);
      } else {
        assertThat(step.ordinal()).isEqualTo(before.ordinal() + 1);
      }
      before = step;
    }
  }

  private static List<String> stepsUntil(RecoveryLadder ladder, long end, RecoveryStep highest) {
    List<String> steps = new ArrayList<>();
    for (long now = 0; now < end; now += 100) {
      long at = now;
      ladder.next(now, RESUBSCRIBE, highest).ifPresent(step -> steps.add(at + " " + step));
    }
    return steps;
  }
}
