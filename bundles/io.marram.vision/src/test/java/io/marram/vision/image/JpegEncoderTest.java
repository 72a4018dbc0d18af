package io.marram.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class JpegEncoderTest {

  private final JpegEncoder encoder = new JpegEncoder();

  @Property(tries = 50)
  void whatItWritesIsDecodedAgain(
      @ForAll @IntRange(min = 1, max = 70) int width,
      @ForAll @IntRange(min = 1, max = 70) int height,
      @ForAll @IntRange(min = 0, max = 255) int red,
      @ForAll @IntRange(min = 0, max = 255) int blue)
      throws PictureException {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) red;
      rgb[i + 2] = (byte) blue;
    }

    RgbImage picture =
        new PictureDecoder().decode(encoder.encode(new RgbImage(width, height, rgb), 0.95f));

    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    assertThat(picture.sample(0, 0, 0)).isBetween(red - 6, red + 6);
    assertThat(picture.sample(width - 1, height - 1, 1)).isBetween(0, 6);
    assertThat(picture.sample(width - 1, height - 1, 2)).isBetween(blue - 6, blue + 6);
  }

  @Test
  void theSamePictureGivesTheSameBytes() {
    RgbImage picture = TestPictures.quarters(50, 40);

    assertThat(encoder.encode(picture, 0.9f)).isEqualTo(encoder.encode(picture, 0.9f));
  }

  @Test
  void lessQualityGivesFewerBytes() {
    RgbImage picture = TestPictures.quarters(51, 43);

    assertThat(encoder.encode(picture, 0.2f)).hasSizeLessThan(encoder.encode(picture, 1).length);
  }

  @Test
  void refusesAQualityOutOfRange() {
    assertThatThrownBy(() -> encoder.encode(TestPictures.quarters(4, 4), 1.1f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("quality must be from 0 to 1, was 1.1");
  }

  @Test
  void aPictureMustHaveAllItsBytes() {
    assertThatThrownBy(() -> new RgbImage(2, 2, new byte[11]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rgb must have 12 bytes, had 11");
    assertThatThrownBy(() -> new RgbImage(0, 2, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
