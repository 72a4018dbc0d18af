package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MedianCountTest {

  @Test
  void onePictureChangesNothingHoweverSeldomTheyCome() {
    MedianCount median = new MedianCount(1_000);

    assertThat(median.add(0, 4)).isEqualTo(4);
    assertThat(median.add(120_000, 4)).isEqualTo(4);
    assertThat(median.add(240_000, 9)).isEqualTo(4);
    assertThat(median.add(360_000, 4)).isEqualTo(4);
    assertThat(median.add(480_000, 3)).isEqualTo(4);
    assertThat(median.add(600_000, 3)).isEqualTo(3);
  }

  @Test
  void placeThatIsNeverStillIsFollowed() {
    MedianCount median = new MedianCount(1_000);
    int last = 0;
    for (int i = 0; i < 200; i++) {
      last = median.add(i * 100L, i / 5 + i % 2);
    }

    assertThat(last).isBetween(37, 40);
  }
}
