package io.marram.vision.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG: grey, colour and inks; knows a damaged file by the decoder's warnings. */
final class JpegDecoder {

  RgbImage decode(byte[] file, JpegHeader header) throws PictureException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    Damage damage = new Damage();
    try (MemoryCacheImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(PlainJpeg.of(file, header)))) {
      reader.addIIOReadWarningListener(damage);
      reader.setInput(stream, true, true);
      RgbImage stored = header.components() == 3 ? colour(reader) : raw(reader, header);
      if (damage.found()) {
        throw new PictureException("truncated JPEG: " + damage.text());
      }
      return header.orientation().apply(stored);
    } catch (IOException | RuntimeException e) {
      // The decoder answers damaged files with many kinds of unchecked exceptions.
      throw new PictureException("damaged JPEG: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  private static RgbImage colour(ImageReader reader) throws IOException {
    BufferedImage picture = reader.read(0);
    if (picture.getType() != BufferedImage.TYPE_3BYTE_BGR) {
      return PixelConversion.toRgb(picture);
    }
    byte[] pixels = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < pixels.length; i += 3) {
      byte blue = pixels[i];
      pixels[i] = pixels[i + 2];
      pixels[i + 2] = blue;
    }
    return new RgbImage(picture.getWidth(), picture.getHeight(), pixels);
  }

  private static RgbImage raw(ImageReader reader, JpegHeader header) throws IOException {
    Raster raster = reader.readRaster(0, null);
    int width = raster.getWidth();
    int height = raster.getHeight();
    int bands = raster.getNumBands();
    byte[] rgb = new byte[Math.multiplyExact(3, Math.multiplyExact(width, height))];
    int[] row = new int[width * bands];
    int to = 0;
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      if (bands == 4) {
        Inks.toRgb(row, header.adobeTransform(), rgb, to);
      } else {
        spread(row, bands, rgb, to);
      }
      to += 3 * width;
    }
    return new RgbImage(width, height, rgb);
  }

  private static void spread(int[] grey, int bands, byte[] rgb, int offset) {
    int to = offset;
    for (int i = 0; i < grey.length; i += bands) {
      byte value = (byte) grey[i];
      rgb[to++] = value;
      rgb[to++] = value;
      rgb[to++] = value;
    }
  }
}
