package io.marram.vision.image;

import java.io.ByteArrayOutputStream;

/**
 * A JPEG file without its metadata, for the library's decoder. It would convert colours by an
 * embedded profile, which takes longer than decoding and which the networks' training pictures did
 * not go through; it fails on damaged profiles and thumbnails; and it guesses the colour space from
 * what segments there are. So it gets none but the one that states the colour space.
 */
final class PlainJpeg {

  private static final byte[] START = {(byte) 0xff, (byte) 0xd8};
  private static final byte[] JFIF = {
    (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  private PlainJpeg() {}

  static byte[] of(byte[] file, JpegHeader header) throws PictureException {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length + JFIF.length);
    plain.writeBytes(START);
    if (header.lumaAndChroma()) {
      plain.writeBytes(JFIF);
    }
    JpegSegments segments = new JpegSegments(file);
    while (segments.next()) {
      boolean adobe = JpegHeader.isAdobe(segments) && !header.lumaAndChroma();
      if (adobe || !isMetadata(segments.marker())) {
        plain.write(file, segments.start(), segments.end() - segments.start());
      }
    }
    plain.write(file, segments.start(), file.length - segments.start());
    return plain.toByteArray();
  }

  private static boolean isMetadata(int marker) {
    return marker >= JpegSegments.APP0 && marker <= JpegSegments.APP15
        || marker == JpegSegments.COMMENT;
  }
}
