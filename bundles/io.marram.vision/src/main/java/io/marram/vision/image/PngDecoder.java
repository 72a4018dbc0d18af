package io.marram.vision.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes PNG: every depth, palettes and transparency. */
final class PngDecoder {

  private static final int WIDTH_AT = 16;
  private static final int HEADER_BYTES = 33;

  /** Width and height of the first chunk, which the standard demands to be the header. */
  static PictureInfo inspect(byte[] file) throws PictureException {
    if (file.length < HEADER_BYTES) {
      throw new PictureException("truncated PNG: it ends within the header");
    }
    return new PictureInfo(PictureFormat.PNG, int32(file, WIDTH_AT), int32(file, WIDTH_AT + 4));
  }

  private static int int32(byte[] file, int at) {
    return (file[at] & 0xff) << 24
        | (file[at + 1] & 0xff) << 16
        | (file[at + 2] & 0xff) << 8
        | file[at + 3] & 0xff;
  }

  RgbImage decode(byte[] file) throws PictureException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    Damage damage = new Damage();
    try (MemoryCacheImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.addIIOReadWarningListener(damage);
      reader.setInput(stream, true, true);
      RgbImage picture = PixelConversion.toRgb(reader.read(0));
      if (damage.found()) {
        throw new PictureException("truncated PNG: " + damage.text());
      }
      return picture;
    } catch (IOException | RuntimeException e) {
      // The decoder answers damaged files with many kinds of unchecked exceptions.
      throw new PictureException("damaged or truncated PNG: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }
}
