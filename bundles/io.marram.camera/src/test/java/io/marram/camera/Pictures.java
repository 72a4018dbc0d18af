package io.marram.camera;

import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Pictures, and things that are none, drawn for tests. */
public final class Pictures {

  private Pictures() {}

  /** A JPEG with some content. */
  public static byte[] jpeg(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 31);
    }
    return new JpegEncoder().encode(new RgbImage(width, height, rgb), 0.9f);
  }

  /** The beginning of a WebP file. */
  public static byte[] webp() {
    return "RIFF\u0024\0\0\0WEBPVP8 \u0018\0\0\0aaaaaaaaaaaaaaaaaaaaaaaa"
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The header of a PNG of any declared size. */
  public static byte[] pngDeclaring(int width, int height) {
    byte[] chunk =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.ISO_8859_1))
            .putInt(width)
            .putInt(height)
            .put(new byte[] {8, 2, 0, 0, 0})
            .array();
    CRC32 crc = new CRC32();
    crc.update(chunk);
    return ByteBuffer.allocate(8 + 4 + chunk.length + 4)
        .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'})
        .putInt(13)
        .put(chunk)
        .putInt((int) crc.getValue())
        .array();
  }
}
