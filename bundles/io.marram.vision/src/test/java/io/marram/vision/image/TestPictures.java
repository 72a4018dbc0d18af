package io.marram.vision.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures drawn for tests, and files made from them. */
final class TestPictures {

  private static final byte[] EXIF_BEFORE_ORIENTATION = {
    'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0
  };

  private TestPictures() {}

  /** Four quarters: red, green, blue, white from left to right and top to bottom. */
  static RgbImage quarters(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = 3 * (y * width + x);
        boolean right = x >= width / 2;
        boolean lower = y >= height / 2;
        rgb[at] = (byte) (right == lower ? 255 : 0);
        rgb[at + 1] = (byte) (right ? 255 : 0);
        rgb[at + 2] = (byte) (lower ? 255 : 0);
      }
    }
    return new RgbImage(width, height, rgb);
  }

  static byte[] jpeg(int width, int height) {
    return new JpegEncoder().encode(quarters(width, height), 1);
  }

  /** A JPEG of one, three or four channels, each constant, without any colour segment. */
  static byte[] rawJpeg(int width, int height, int... samples) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, samples.length, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        raster.setPixel(x, y, samples);
      }
    }
    return write("jpeg", new IIOImage(raster, null, null), false);
  }

  static byte[] progressiveJpeg(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    return write("jpeg", new IIOImage(image, null, null), true);
  }

  static byte[] png(BufferedImage image) {
    return write("png", new IIOImage(image, null, null), false);
  }

  private static byte[] write(String format, IIOImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(stream);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      if (progressive) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, image, parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** The JPEG with a segment put in at its beginning. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
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

  static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = Arrays.copyOf(EXIF_BEFORE_ORIENTATION, EXIF_BEFORE_ORIENTATION.length + 7);
    exif[EXIF_BEFORE_ORIENTATION.length] = (byte) orientation;
    return withSegment(jpeg, JpegSegments.APP1, exif);
  }

  static byte[] withAdobe(byte[] jpeg, int transform) {
    byte[] adobe = Arrays.copyOf("Adobe".getBytes(StandardCharsets.US_ASCII), 12);
    adobe[11] = (byte) transform;
    return withSegment(jpeg, JpegSegments.APP14, adobe);
  }

  /** The JPEG with another size written into its frame header. */
  static byte[] declaring(byte[] jpeg, int width, int height) throws PictureException {
    byte[] file = jpeg.clone();
    JpegSegments segments = new JpegSegments(file);
    while (segments.next()) {
      if (segments.marker() == 0xc0) {
        int at = segments.content();
        file[at + 1] = (byte) (height >> 8);
        file[at + 2] = (byte) height;
        file[at + 3] = (byte) (width >> 8);
        file[at + 4] = (byte) width;
      }
    }
    return file;
  }
}
