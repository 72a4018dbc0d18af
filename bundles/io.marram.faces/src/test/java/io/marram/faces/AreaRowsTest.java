package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.image.RgbImage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AreaRowsTest {

  @Test
  void averagesAndScalesForTheNetworks() {
    // Two by two pixels into one: red (0 + 100 + 100 + 200) / 4 = 100; (100 - 127.5) / 128.
    byte[] rgb = {0, 0, (byte) 255, 100, 0, (byte) 255, 100, 0, (byte) 255, (byte) 200, 0, -1};

    float[] values = resize(new RgbImage(2, 2, rgb), 1, 1);

    assertThat(values[0]).isCloseTo(-0.21484375f, within(1e-6f));
    assertThat(values[1]).isEqualTo(-0.99609375f);
    assertThat(values[2]).isCloseTo(0.99609375f, within(1e-6f));
  }

  @Test
  void threeColumnsIntoTwoShareTheMiddleOne() {
    byte[] rgb = {10, 0, 0, 20, 0, 0, 40, 0, 0};

    float[] values = resize(new RgbImage(3, 1, rgb), 2, 1);

    assertThat(values[0] * 128 + 127.5f).isCloseTo(15, within(1e-4f));
    assertThat(values[3] * 128 + 127.5f).isCloseTo(30, within(1e-4f));
  }

  @Property(tries = 200)
  void givesWhatTheDefinitionGives(
      @ForAll @IntRange(min = 1, max = 30) int width,
      @ForAll @IntRange(min = 1, max = 30) int height,
      @ForAll @IntRange(min = 1, max = 40) int newWidth,
      @ForAll @IntRange(min = 1, max = 40) int newHeight,
      @ForAll long seed) {
    RgbImage picture = Drawings.noise(width, height, seed);

    float[] values = resize(picture, newWidth, newHeight);

    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        for (int channel = 0; channel < 3; channel++) {
          assertThat(values[3 * (y * newWidth + x) + channel] * 128 + 127.5)
              .isCloseTo(mean(picture, x, y, newWidth, newHeight, channel), within(1e-3));
        }
      }
    }
  }

  /** The mean of all pixels that lie in the result pixel's area, even in part. */
  private static double mean(
      RgbImage picture, int x, int y, int newWidth, int newHeight, int channel) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < picture.height(); row++) {
      for (int column = 0; column < picture.width(); column++) {
        boolean inRow = row * newHeight < (y + 1) * picture.height();
        boolean inColumn = column * newWidth < (x + 1) * picture.width();
        if (inRow
            && inColumn
            && (row + 1) * newHeight > y * picture.height()
            && (column + 1) * newWidth > x * picture.width()) {
          sum += picture.sample(column, row, channel);
          count++;
        }
      }
    }
    return sum / count;
  }

  private static float[] resize(RgbImage picture, int width, int height) {
    AreaRows rows = new AreaRows(picture.width(), picture.height(), width, height);
    RowSums sums = new RowSums(picture);
    float[] values = new float[3 * width * height];
    int taken = 0;
    for (int y = 0; y < picture.height(); y++) {
      sums.read(y);
      rows.add(y, sums.sums());
      while (rows.hasRow(y)) {
        rows.take(values, 3 * width * taken++);
      }
    }
    assertThat(taken).isEqualTo(height);
    return values;
  }
}
