package io.marram.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PngDecodingTest {

  private final PictureDecoder decoder = new PictureDecoder();

  @Property(tries = 50)
  void colourSurvivesExactly(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll int seed)
      throws PictureException {
    BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(seed);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        drawn.setRGB(x, y, random.nextInt() & 0xffffff);
      }
    }

    RgbImage picture = decoder.decode(TestPictures.png(drawn));

    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        assertThat(rgb(picture, x, y)).isEqualTo(drawn.getRGB(x, y) & 0xffffff);
      }
    }
  }

  @Test
  void transparencyIsLaidOnWhite() throws PictureException {
    BufferedImage drawn = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    drawn.setRGB(0, 0, 0xff102030);
    drawn.setRGB(1, 0, 0x00102030);
    drawn.setRGB(2, 0, 0x80000000);

    RgbImage picture = decoder.decode(TestPictures.png(drawn));

    assertThat(rgb(picture, 0, 0)).isEqualTo(0x102030);
    assertThat(rgb(picture, 1, 0)).isEqualTo(0xffffff);
    assertThat(rgb(picture, 2, 0)).isEqualTo(0x7f7f7f);
  }

  @Test
  void palettesAreLookedUp() throws PictureException {
    BufferedImage indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
    indexed.setRGB(0, 0, 0xffff0000);
    indexed.setRGB(1, 0, 0xff00ff00);
    BufferedImage bits = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.setRGB(1, 0, 0xffffffff);

    RgbImage colours = decoder.decode(TestPictures.png(indexed));
    RgbImage blackAndWhite = decoder.decode(TestPictures.png(bits));

    assertThat(rgb(colours, 0, 0)).isEqualTo(0xff0000);
    assertThat(rgb(colours, 1, 0)).isEqualTo(0x00ff00);
    assertThat(rgb(blackAndWhite, 0, 0)).isZero();
    assertThat(rgb(blackAndWhite, 1, 0)).isEqualTo(0xffffff);
  }

  @Test
  void greyIsSpreadAsItIsStored() throws PictureException {
    BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100);

    assertThat(rgb(decoder.decode(TestPictures.png(grey)), 0, 0)).isEqualTo(0x646464);
  }

  @Test
  void sixteenBitsAreRoundedToEight() throws PictureException {
    BufferedImage grey = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(0, 0, 0, 100 * 257);
    ComponentColorModel deep =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = deep.createCompatibleWritableRaster(1, 1);
    raster.setPixel(0, 0, new int[] {65535, 128 * 257, 0});
    BufferedImage colour = new BufferedImage(deep, raster, false, null);

    assertThat(rgb(decoder.decode(TestPictures.png(grey)), 0, 0)).isEqualTo(0x646464);
    assertThat(rgb(decoder.decode(TestPictures.png(colour)), 0, 0)).isEqualTo(0xff8000);
  }

  @Test
  void refusesATruncatedFile() {
    byte[] png = TestPictures.png(new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB));

    for (int length = 8; length < png.length - 20; length += 5) {
      byte[] cut = Arrays.copyOf(png, length);
      assertThatThrownBy(() -> decoder.decode(cut))
          .isInstanceOf(PictureException.class)
          .hasMessageContaining("truncated PNG");
    }
  }

  private static int rgb(RgbImage picture, int x, int y) {
    return picture.sample(x, y, 0) << 16 | picture.sample(x, y, 1) << 8 | picture.sample(x, y, 2);
  }
}
