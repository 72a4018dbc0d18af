package io.marram.emulator.cli.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.vision.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PictureScalerTest {

  @Test
  void takesTheMeanOfWholePixels() {
    RgbImage picture = new RgbImage(2, 2, rgb(0, 100, 200, 40));

    assertThat(PictureScaler.shrink(picture, 1, 1).rgb()).containsOnly(85);
  }

  @Test
  void weighsPixelsByTheShareThatIsCovered() {
    // Three pixels on two: the middle one belongs to both halves.
    RgbImage picture = new RgbImage(3, 1, rgb(0, 90, 30));

    RgbImage smaller = PictureScaler.shrink(picture, 2, 1);

    assertThat(smaller.sample(0, 0, 0)).isEqualTo(30); // (0 + 90 / 2) / 1.5
    assertThat(smaller.sample(1, 0, 0)).isEqualTo(50); // (90 / 2 + 30) / 1.5
  }

  @Test
  void keepsAPictureOfOneColour() {
    byte[] white = new byte[3 * 37 * 23];
    Arrays.fill(white, (byte) 255);

    RgbImage smaller = PictureScaler.shrink(new RgbImage(37, 23, white), 11, 19);

    assertThat(smaller.rgb()).hasSize(3 * 11 * 19).containsOnly(255);
  }

  @Test
  void refusesToEnlarge() {
    RgbImage picture = new RgbImage(2, 2, new byte[12]);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureScaler.shrink(picture, 3, 2))
        .withMessageContaining("1x1 to 2x2, was 3x2");
  }

  private static byte[] rgb(int... greys) {
    byte[] rgb = new byte[3 * greys.length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) greys[i / 3];
    }
    return rgb;
  }
}
