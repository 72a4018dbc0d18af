package io.marram.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GreyGridTest {

  @Test
  void eachCellHasTheBrightnessOfItsPartOfThePicture() {
    byte[] pixels = new byte[3 * 8 * 4];
    for (int y = 0; y < 4; y++) {
      for (int x = 4; x < 8; x++) {
        Arrays.fill(pixels, 3 * (8 * y + x), 3 * (8 * y + x) + 3, (byte) 200);
      }
    }

    assertThat(GreyGrid.of(new RgbImage(8, 4, pixels), 2, 2))
        .containsExactly(new double[] {0, 200, 0, 200}, within(1e-9));
  }

  @Test
  void coloursAreAsBrightAsPeopleSeeThem() {
    byte[] green = {0, (byte) 255, 0};
    byte[] blue = {0, 0, (byte) 255};

    assertThat(GreyGrid.of(new RgbImage(1, 1, green), 1, 1)[0])
        .isGreaterThan(5 * GreyGrid.of(new RgbImage(1, 1, blue), 1, 1)[0]);
  }

  @Test
  void aPictureMayBeSmallerThanTheGrid() {
    byte[] white = new byte[3 * 3 * 2];
    Arrays.fill(white, (byte) 255);

    assertThat(GreyGrid.of(new RgbImage(3, 2, white), 32, 18)).hasSize(576).containsOnly(255);
  }
}
