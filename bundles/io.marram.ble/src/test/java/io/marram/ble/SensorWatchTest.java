package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SensorWatchTest {

  private final SensorWatch watch = new SensorWatch(RecoveryLadder.connected(1000, 8000));

  @Test
  void isLateOnceItsMostFrequentSourceIs() {
    for (int i = 0; i <= 10; i++) {
      watch.reported("temperature", i * 1000L);
      watch.reported("battery", i * 60_000L);
    }

    assertThat(watch.isLate(10_000 + 4000)).isFalse();
    assertThat(watch.isLate(10_000 + 4001)).isTrue();
    watch.reported("temperature", 15_000);
    assertThat(watch.isLate(15_000 + 4000)).isFalse();
  }

  @Test
  void aSensorThatWasNeverHeardIsNotLate() {
    assertThat(watch.isLate(1_000_000)).isFalse();
    assertThat(watch.lastMillis()).isEmpty();
  }

  @Test
  void reportsThatComeWhenSomethingHappensTeachNothing() {
    for (int i = 0; i < 20; i++) {
      watch.heard(i);
    }

    assertThat(watch.isLate(1_000_000)).isFalse();
    assertThat(watch.lastMillis()).hasValue(19);
  }

  @Test
  void aReportEndsTheRecovery() {
    watch.next(0, RecoveryStep.RESUBSCRIBE, RecoveryStep.POWER_CYCLE_ADAPTER);
    watch.next(1000, RecoveryStep.RESUBSCRIBE, RecoveryStep.POWER_CYCLE_ADAPTER);
    watch.reported("temperature", 1500);

    assertThat(watch.next(1501, RecoveryStep.RESUBSCRIBE, RecoveryStep.POWER_CYCLE_ADAPTER))
        .contains(RecoveryStep.RESUBSCRIBE);
  }
}
