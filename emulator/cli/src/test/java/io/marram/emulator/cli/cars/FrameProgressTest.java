package io.marram.emulator.cli.cars;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameProgressTest {

  @Test
  void showsHowFarItIsHowFastAndHowLongTheRestTakes() {
    assertThat(FrameProgress.text(125, 500, 50))
        .isEqualTo("[██████░░░░░░░░░░░░░░░░░░] 125/500, 2.5/s, 2:30 left");
  }

  @Test
  void knowsNoEndIfThereAreMorePicturesThanPromised() {
    assertThat(FrameProgress.text(11, 10, 2)).isEqualTo("11, 5.5/s");
    assertThat(FrameProgress.text(11, 0, 2)).isEqualTo("11, 5.5/s");
  }
}
