package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RestartsTest {

  private static final Optional<ProgramFile.Stamp> FILE =
      Optional.of(new ProgramFile.Stamp(1, 2, "inode 3"));
  private static final ModelFailure CRASH = ModelFailure.passing("it crashed");
  private static final ModelFailure WRONG = ModelFailure.lasting("wrong machine");

  private final Restarts restarts =
      new Restarts(
          new RestartPauses(
              Duration.ofSeconds(1), Duration.ofSeconds(5), 5, Duration.ofSeconds(60)));

  private void crash(long atSecond) {
    restarts.failed(CRASH, FILE, Duration.ZERO, seconds(atSecond));
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  @Test
  void thePauseDoublesUpToTheLongestAndThenItRests() {
    int[] pauses = {1, 2, 4, 5, 60, 60};
    for (int pause : pauses) {
      crash(0);
      assertThat(restarts.mayStart(FILE, seconds(pause) - 1)).isFalse();
      assertThat(restarts.mayStart(FILE, seconds(pause))).isTrue();
    }
  }

  @Test
  void aLongRunBeginsTheCountAnew() {
    crash(0);
    crash(0);
    restarts.failed(CRASH, FILE, Duration.ofSeconds(6), 0);

    assertThat(restarts.mayStart(FILE, seconds(1))).isTrue();
  }

  @Test
  void whatSomebodyHasToRepairRestsAtOnce() {
    restarts.failed(WRONG, FILE, Duration.ZERO, 0);

    assertThat(restarts.mayStart(FILE, seconds(59))).isFalse();
    assertThat(restarts.state(seconds(20)))
        .isEqualTo("wrong machine; tried again in 40 s, or when the file changes");
  }

  @Test
  void anotherFileIsTriedAtOnce() {
    restarts.failed(WRONG, FILE, Duration.ZERO, 0);

    assertThat(restarts.mayStart(Optional.of(new ProgramFile.Stamp(1, 2, "inode 4")), 1)).isTrue();
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    Duration second = Duration.ofSeconds(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RestartPauses(Duration.ZERO, second, 1, second))
        .withMessageContaining("first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RestartPauses(second, Duration.ofMillis(1), 1, second))
        .withMessageContaining("longest");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RestartPauses(second, second, 0, second))
        .withMessageContaining("failures");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RestartPauses(second, second, 1, Duration.ofDays(2)))
        .withMessageContaining("rest");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImpulseSettings.DEFAULT.withLeastScore(Double.NaN))
        .withMessageContaining("leastScore");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImpulseTimes(Duration.ZERO, second, second, second, second))
        .withMessageContaining("start");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImpulseTimes(second, second, second, Duration.ofDays(2), second))
        .withMessageContaining("settle");
  }
}
