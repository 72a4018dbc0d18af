package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.vision.image.RgbImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExposureTest {

  private static RgbImage even(int value) {
    byte[] rgb = new byte[3 * 20 * 10];
    Arrays.fill(rgb, (byte) value);
    return new RgbImage(20, 10, rgb);
  }

  @Test
  void brightensADarkPictureToTheUsual() {
    RgbImage bright = Exposure.brighten(even(45));

    assertThat(bright.sample(3, 3, 1)).isEqualTo(90);
    assertThat(bright.width()).isEqualTo(20);
  }

  @Test
  void leavesABrightPictureAsItIs() {
    RgbImage picture = even(200);

    assertThat(Exposure.brighten(picture)).isSameAs(picture);
  }

  @Test
  void doesNotMakeThingsOfTheNoiseOfANight() {
    assertThat(Exposure.brighten(even(4)).sample(0, 0, 0)).isEqualTo(10);
    assertThat(Exposure.brighten(even(0)).sample(0, 0, 0)).isZero();
  }

  @Test
  void keepsLightsWhite() {
    RgbImage picture = even(30);
    picture.rgb()[0] = (byte) 250;

    assertThat(Exposure.brighten(picture).sample(0, 0, 0)).isEqualTo(255);
  }
}
