package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.image.RgbImage;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AreaAverageTest {

  private static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  private static PictureFit.Rectangle all(RgbImage picture) {
    return new PictureFit.Rectangle(0, 0, picture.width(), picture.height());
  }

  private static double mean(RgbImage picture, int channel) {
    double sum = 0;
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        sum += picture.sample(x, y, channel);
      }
    }
    return sum / picture.width() / picture.height();
  }

  @Property(tries = 200)
  void thePictureIsAsBrightAsBefore(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 70) int newWidth,
      @ForAll @IntRange(min = 1, max = 70) int newHeight,
      @ForAll long seed) {
    RgbImage picture = noise(width, height, seed);

    RgbImage resized = AreaAverage.resize(picture, all(picture), newWidth, newHeight);

    assertThat(resized.width()).isEqualTo(newWidth);
    assertThat(resized.height()).isEqualTo(newHeight);
    for (int channel = 0; channel < 3; channel++) {
      // each pixel is rounded
      assertThat(mean(resized, channel)).isCloseTo(mean(picture, channel), within(0.51));
    }
  }

  @Test
  void aPixelIsTheMeanOfThoseThatItCovers() {
    RgbImage picture = noise(6, 4, 1);

    RgbImage half = AreaAverage.resize(picture, new PictureFit.Rectangle(2, 0, 4, 4), 2, 2);

    for (int channel = 0; channel < 3; channel++) {
      double sum =
          picture.sample(4, 2, channel)
              + picture.sample(5, 2, channel)
              + picture.sample(4, 3, channel)
              + picture.sample(5, 3, channel);
      assertThat(half.sample(1, 1, channel)).isEqualTo((int) Math.round(sum / 4));
    }
  }

  @Test
  void aPictureOfTheRightSizeStaysAsItIs() {
    RgbImage picture = noise(5, 5, 2);

    assertThat(AreaAverage.resize(picture, all(picture), 5, 5)).isSameAs(picture);
  }
}
