package io.marram.emulator.cli.faces;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.vision.image.RgbImage;
import org.junit.jupiter.api.Test;

class PortraitFinderTest {

  @Test
  void repeatsTheBorderOutwards() {
    byte[] rgb = new byte[2 * 2 * 3];
    for (int pixel = 0; pixel < 4; pixel++) {
      rgb[3 * pixel] = (byte) (10 * (pixel + 1));
    }

    RgbImage wider = PortraitFinder.withMargin(new RgbImage(2, 2, rgb), 1);

    assertThat(wider.width()).isEqualTo(4);
    assertThat(wider.height()).isEqualTo(4);
    int[][] expected = {{10, 10, 20, 20}, {10, 10, 20, 20}, {30, 30, 40, 40}, {30, 30, 40, 40}};
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 4; x++) {
        assertThat(wider.sample(x, y, 0)).as("pixel %d,%d", x, y).isEqualTo(expected[y][x]);
      }
    }
  }
}
