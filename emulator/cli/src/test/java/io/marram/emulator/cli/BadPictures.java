package io.marram.emulator.cli;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as clients really send them: broken, of another kind, or unusual but good. */
final class BadPictures {

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
  private static final byte[] EXIF_TURNED_RIGHT = {
    'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 8, 0,
    0, 0, 0, 0, 0
  };

  private BadPictures() {}

  static byte[] truncated(byte[] jpeg) {
    return Arrays.copyOf(jpeg, jpeg.length / 3);
  }

  static byte[] webp() {
    return ByteBuffer.allocate(64)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(0x38000000)
        .put("WEBPVP8 ".getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /** A PNG that says it is 30,000 pixels wide and high, and goes no further. */
  static byte[] gigantic() {
    ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    header.putInt(30_000).putInt(30_000).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 sum = new CRC32();
    sum.update(header.array());
    return ByteBuffer.allocate(33)
        .put(PNG_SIGNATURE)
        .putInt(13)
        .put(header.array())
        .putInt((int) sum.getValue())
        .array();
  }

  static byte[] grey(byte[] jpeg) {
    BufferedImage picture = read(jpeg);
    BufferedImage grey =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.drawImage(picture, 0, 0, null);
    graphics.dispose();
    return write(new IIOImage(grey, null, null));
  }

  /** The picture in inverted inks, as Adobe's programs write it. */
  static byte[] inks(byte[] jpeg) {
    BufferedImage picture = read(jpeg);
    WritableRaster inks =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, picture.getWidth(), picture.getHeight(), 4, null);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        inks.setPixel(x, y, new int[] {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, 255});
      }
    }
    byte[] adobe = Arrays.copyOf("Adobe".getBytes(StandardCharsets.US_ASCII), 12);
    return withSegment(write(new IIOImage(inks, null, null)), 0xee, adobe);
  }

  /** The picture lying on its side, with a note how to hold it. */
  static byte[] turned(byte[] jpeg) {
    BufferedImage picture = read(jpeg);
    BufferedImage turned =
        new BufferedImage(picture.getHeight(), picture.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        turned.setRGB(picture.getHeight() - 1 - y, x, picture.getRGB(x, y));
      }
    }
    return withSegment(write(new IIOImage(turned, null, null)), 0xe1, EXIF_TURNED_RIGHT);
  }

  private static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(jpeg, 0, 2);
    file.write(0xff);
    file.write(marker);
    file.write((content.length + 2) >> 8);
    file.write(content.length + 2);
    file.writeBytes(content);
    file.write(jpeg, 2, jpeg.length - 2);
    return file.toByteArray();
  }

  private static BufferedImage read(byte[] jpeg) {
    try {
      return ImageIO.read(new ByteArrayInputStream(jpeg));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(IIOImage picture) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(stream);
      writer.write(picture);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
