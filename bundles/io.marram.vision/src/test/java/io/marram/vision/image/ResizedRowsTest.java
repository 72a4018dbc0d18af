package io.marram.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResizedRowsTest {

  @Property(tries = 200)
  void byAreaThePictureIsAsBrightAsBefore(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 1, max = 70) int newWidth,
      @ForAll @IntRange(min = 1, max = 70) int newHeight,
      @ForAll long seed) {
    RgbImage picture = noise(width, height, seed);

    float[][] resized =
        resize(
            picture,
            ResampleWeights.area(0, width, newWidth),
            ResampleWeights.area(0, height, newHeight),
            newWidth,
            newHeight);

    assertThat(mean(resized)).isCloseTo(mean(picture), within(0.01));
  }

  @Property(tries = 200)
  void anEvenPictureStaysEven(
      @ForAll @IntRange(min = 1, max = 70) int extent,
      @ForAll @IntRange(min = 1, max = 70) int newExtent) {
    byte[] grey = new byte[3 * extent * extent];
    Arrays.fill(grey, (byte) 200);
    RgbImage picture = new RgbImage(extent, extent, grey);
    ResampleWeights triangle = ResampleWeights.triangle(0, extent, newExtent);
    ResampleWeights area = ResampleWeights.area(0, extent, newExtent);

    for (float[] row : resize(picture, triangle, area, newExtent, newExtent)) {
      for (float value : row) {
        assertThat(value).isCloseTo(200, within(0.001f));
      }
    }
  }

  @Test
  void byAreaAPixelIsTheMeanOfThoseThatItCovers() {
    RgbImage picture = noise(6, 4, 1);

    float[][] half =
        resize(picture, ResampleWeights.area(2, 4, 2), ResampleWeights.area(0, 4, 2), 2, 2);

    for (int channel = 0; channel < 3; channel++) {
      double sum =
          picture.sample(4, 2, channel)
              + picture.sample(5, 2, channel)
              + picture.sample(4, 3, channel)
              + picture.sample(5, 3, channel);
      assertThat(half[1][3 + channel]).isCloseTo((float) (sum / 4), within(0.001f));
    }
  }

  @Test
  void byTriangleAPictureThatGrowsIsInterpolated() {
    RgbImage picture = new RgbImage(2, 1, new byte[] {0, 0, 0, 100, 100, 100});

    float[][] twice =
        resize(picture, ResampleWeights.triangle(0, 2, 4), ResampleWeights.triangle(0, 1, 1), 4, 1);

    assertThat(twice[0]).containsExactly(0, 0, 0, 25, 25, 25, 75, 75, 75, 100, 100, 100);
  }

  @Test
  void aPartOfTheRightSizeStaysAsItIs() {
    RgbImage picture = noise(5, 5, 2);

    float[][] same =
        resize(picture, ResampleWeights.area(1, 3, 3), ResampleWeights.triangle(2, 3, 3), 3, 3);

    for (int y = 0; y < 3; y++) {
      for (int x = 0; x < 3; x++) {
        assertThat(same[y][3 * x]).isEqualTo(picture.sample(x + 1, y + 2, 0));
      }
    }
  }

  private static float[][] resize(
      RgbImage picture, ResampleWeights columns, ResampleWeights rows, int width, int height) {
    ResizedRows resized = new ResizedRows(picture, columns, rows);
    float[][] made = new float[height][3 * width];
    for (float[] row : made) {
      resized.next(row);
    }
    return made;
  }

  private static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  private static double mean(RgbImage picture) {
    double sum = 0;
    for (byte value : picture.rgb()) {
      sum += value & 0xff;
    }
    return sum / picture.rgb().length;
  }

  private static double mean(float[][] rows) {
    double sum = 0;
    for (float[] row : rows) {
      for (float value : row) {
        sum += value;
      }
    }
    return sum / rows.length / rows[0].length;
  }
}
