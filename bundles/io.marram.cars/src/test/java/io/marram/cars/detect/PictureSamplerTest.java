package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.detect.Normalization.Channels;
import io.marram.vision.image.RgbImage;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PictureSamplerTest {

  private static final Normalization NONE =
      new Normalization(new Channels(0, 0, 0), new Channels(1, 1, 1), false);

  private static float[] stretch(RgbImage picture, Region region, int width, int height) {
    return new PictureSampler(NONE)
        .sample(
            picture,
            Placement.stretch(region, width, height),
            new InputShape(true, false, width, height, 1))
        .values();
  }

  private static RgbImage noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new RgbImage(width, height, rgb);
  }

  @Property(tries = 100)
  void anEvenPictureStaysEvenAtAnySize(
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll @IntRange(min = 1, max = 64) int inputWidth,
      @ForAll @IntRange(min = 1, max = 64) int inputHeight) {
    float[] values =
        stretch(
            FakeNetworks.grey(width, height),
            new Region(0, 0, width, height),
            inputWidth,
            inputHeight);

    for (float value : values) {
      assertThat(value).isCloseTo(128, Offset.offset(1e-3f));
    }
  }

  @Test
  void aPictureOfTheInputsSizeIsTakenAsItIs() {
    RgbImage picture = noise(40, 30, 1);

    float[] values = stretch(picture, new Region(0, 0, 40, 30), 40, 30);

    for (int i = 0; i < values.length; i++) {
      assertThat(values[i]).isEqualTo(picture.rgb()[i] & 0xff);
    }
  }

  @Test
  void everyPixelCountsWhenAPictureShrinks() {
    RgbImage picture = noise(900, 600, 2);
    double mean = 0;
    for (byte value : picture.rgb()) {
      mean += (value & 0xff) / (double) picture.rgb().length;
    }

    float[] values = stretch(picture, new Region(0, 0, 900, 600), 3, 2);

    double shrunk = 0;
    for (float value : values) {
      shrunk += value / values.length;
      assertThat(value).isBetween(110f, 145f);
    }
    assertThat(shrunk).isCloseTo(mean, Offset.offset(1.0));
  }

  @Test
  void aPartIsSampledWithoutItsSurroundings() {
    RgbImage picture = FakeNetworks.rectangle(100, 80, 30, 20, 60, 50);

    float[] values = stretch(picture, new Region(30, 20, 30, 30), 64, 64);

    for (float value : values) {
      assertThat(value).isCloseTo(255, Offset.offset(1e-3f));
    }
  }

  @Test
  void anEdgeStaysWhereItIs() {
    RgbImage picture = FakeNetworks.rectangle(100, 10, 50, 0, 100, 10);

    float[] values = stretch(picture, new Region(0, 0, 100, 10), 20, 2);

    assertThat(values[3 * 8]).isCloseTo(128, Offset.offset(0.5f));
    assertThat(values[3 * 11]).isCloseTo(255, Offset.offset(0.5f));
    assertThat(values[3 * 9] - 128).isCloseTo(255 - values[3 * 10], Offset.offset(1f));
  }
}
