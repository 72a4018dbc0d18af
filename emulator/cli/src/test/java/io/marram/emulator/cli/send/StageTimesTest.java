package io.marram.emulator.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.Timing;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StageTimesTest {

  @Test
  void splitsTheWayIntoStagesThatAddUp() {
    StageTimes times = StageTimes.between(1000, new Timing(1010, 1110, 1115, 1150), 1157);

    assertThat(times)
        .isEqualTo(
            new StageTimes(
                OptionalLong.of(10),
                OptionalLong.of(100),
                OptionalLong.of(5),
                OptionalLong.of(35),
                OptionalLong.of(7),
                157));
  }

  @Test
  void leavesOutTheStagesThatAPhotoWithoutAFaceDidNotPass() {
    StageTimes times = StageTimes.between(1000, Timing.onGateway(1010, 1110), 1120);

    assertThat(times.detect()).hasValue(100);
    assertThat(times.queue()).isEmpty();
    assertThat(times.recognise()).isEmpty();
    assertThat(times.answer()).isEmpty();
    assertThat(times.total()).isEqualTo(120);
    assertThat(StageTimes.text(times.queue())).isEqualTo("-");
  }

  @Test
  void knowsOnlyTheTotalOfAnAnswerWithoutTimes() {
    StageTimes times = StageTimes.between(1000, Timing.NONE, 1120);

    assertThat(times.publish()).isEmpty();
    assertThat(times.detect()).isEmpty();
    assertThat(times.total()).isEqualTo(120);
  }
}
