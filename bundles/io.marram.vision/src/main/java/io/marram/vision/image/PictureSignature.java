package io.marram.vision.image;

import java.nio.charset.StandardCharsets;

/** Tells a file's format from its first bytes, whatever its name says. */
enum PictureSignature {
  JPEG("JPEG", 0, "\u00ff\u00d8\u00ff"),
  PNG("PNG", 0, "\u0089PNG\r\n\u001a\n"),
  WEBP("WebP", 8, "WEBP"),
  GIF("GIF", 0, "GIF8"),
  BMP("BMP", 0, "BM"),
  TIFF_LITTLE("TIFF", 0, "II*\0"),
  TIFF_BIG("TIFF", 0, "MM\0*"),
  HEIF("HEIC and AVIF", 4, "ftyp"),
  JPEG_2000("JPEG 2000", 4, "jP  "),
  JPEG_XL("JPEG XL", 0, "\u00ff\n");

  private final String title;
  private final int offset;
  private final byte[] bytes;

  PictureSignature(String title, int offset, String bytes) {
    this.title = title;
    this.offset = offset;
    this.bytes = bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The format, if it is one that is decoded. */
  static PictureFormat require(byte[] file) throws PictureException {
    if (file == null || file.length == 0) {
      throw new PictureException("empty: the picture has no bytes");
    }
    for (PictureSignature signature : values()) {
      if (signature.matches(file)) {
        return signature.format();
      }
    }
    throw new PictureException("not a picture: the bytes are neither JPEG nor PNG");
  }

  private PictureFormat format() throws PictureException {
    return switch (this) {
      case JPEG -> PictureFormat.JPEG;
      case PNG -> PictureFormat.PNG;
      default ->
          throw new PictureException(title + " pictures are not supported, send JPEG or PNG");
    };
  }

  private boolean matches(byte[] file) {
    if (file.length < offset + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (file[offset + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
