package io.marram.faces.internal;

import io.marram.faces.Drawings;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What clients send: good pictures and bad ones. All good ones show white squares on black. */
final class Pictures {

  static final int SIDE = 24;

  private Pictures() {}

  static byte[] jpeg(int width, int height, int... places) {
    return new JpegEncoder().encode(Drawings.squares(width, height, SIDE, places), 1);
  }

  static byte[] png(int width, int height, int... places) {
    RgbImage drawn = Drawings.squares(width, height, SIDE, places);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, width, height, 0, samples(drawn, 0));
    return write("png", new IIOImage(image, null, null));
  }

  static byte[] greyJpeg(int width, int height, int... places) {
    RgbImage drawn = Drawings.squares(width, height, SIDE, places);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSamples(0, 0, width, height, 0, samples(drawn, 0));
    return write("jpeg", new IIOImage(image, null, null));
  }

  /** Four inks, of which only black is used. */
  static byte[] inkJpeg(int width, int height, int... places) {
    RgbImage drawn = Drawings.squares(width, height, SIDE, places);
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    raster.setSamples(0, 0, width, height, 3, samples(drawn, 255));
    return write("jpeg", new IIOImage(raster, null, null));
  }

  /** The first channel; inverted if {@code mask} is 255. */
  private static int[] samples(RgbImage picture, int mask) {
    int[] samples = new int[picture.width() * picture.height()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (picture.rgb()[3 * i] & 0xff) ^ mask;
    }
    return samples;
  }

  private static byte[] write(String format, IIOImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(stream);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** The picture stored lying on its side, to be turned a quarter to the right. */
  static byte[] turned(byte[] jpeg) {
    byte[] segment = {
      -1,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      6,
      0,
      0,
      0,
      0,
      0,
      0
    };
    return ByteBuffer.allocate(jpeg.length + segment.length)
        .put(jpeg, 0, 2)
        .put(segment)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  static byte[] truncated(byte[] picture) {
    return Arrays.copyOf(picture, picture.length / 2);
  }

  /** A JPEG whose header declares 30000x30000 pixels. */
  static byte[] huge() {
    byte[] jpeg = jpeg(16, 16);
    for (int i = 0; i + 9 < jpeg.length; i++) {
      if ((jpeg[i] & 0xff) == 0xff && (jpeg[i + 1] & 0xff) == 0xc0) {
        ByteBuffer.wrap(jpeg).putShort(i + 5, (short) 30_000).putShort(i + 7, (short) 30_000);
      }
    }
    return jpeg;
  }

  static byte[] webp() {
    return "RIFF\u0010\0\0\0WEBPVP8 ....".getBytes(StandardCharsets.ISO_8859_1);
  }
}
