package io.marram.emulator.cli.sensing;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cloud.store.StoredReading;
import io.marram.contract.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensingSummaryTest {

  @Test
  void countsWhatWasStoredBetweenTwoLooks() {
    SensingSummary before = SensingSummary.of(List.of(stored("a", 10, 500), stored("b", 7, 400)));
    SensingSummary after = SensingSummary.of(List.of(stored("a", 10, 500), stored("b", 30, 2500)));

    assertThat(after.sensors()).isEqualTo(2);
    assertThat(after.ratePerSecond(before, 4)).isEqualTo(5);
    assertThat(after.age(3700)).isEqualTo("stored 1.2 s ago");
  }

  @Test
  void doesNotTakeTimesForNumbers() {
    StoredReading direct =
        new StoredReading("client", StoredReading.DIRECT, 1_700_000_000_000L, reading("a"), 1);

    SensingSummary summary = SensingSummary.of(List.of(direct));

    assertThat(summary.ratePerSecond(SensingSummary.of(List.of()), 1)).isZero();
  }

  private static StoredReading stored(String sensor, long seq, long receivedAt) {
    return new StoredReading("gw-1", "readings-000000", seq, reading(sensor), receivedAt);
  }

  private static Reading reading(String sensor) {
    return new Reading(sensor, "temperature", "lab", 20, "°C", 0);
  }
}
