package io.marram.vision.image;

/**
 * Turns the bytes that a client sent into pixels: JPEG (grey, colour, inks, turned upright as Exif
 * says) and PNG. Everything else is refused with a reason that the client can be told. Keeps
 * nothing; may be used by several threads.
 */
public final class PictureDecoder {

  /** 50 megapixels: more than phones send, 150 MB of memory. */
  public static final long DEFAULT_MAX_PIXELS = 50_000_000;

  private static final long LARGEST_ARRAY = (Integer.MAX_VALUE - 8) / 3;

  private final long maxPixels;

  public PictureDecoder() {
    this(DEFAULT_MAX_PIXELS);
  }

  /**
   * @param maxPixels pictures of more pixels are refused before memory is taken for them, 1 to 715
   *     million
   */
  public PictureDecoder(long maxPixels) {
    if (maxPixels < 1 || maxPixels > LARGEST_ARRAY) {
      throw new IllegalArgumentException(
          "maxPixels must be from 1 to " + LARGEST_ARRAY + ", was " + maxPixels);
    }
    this.maxPixels = maxPixels;
  }

  /**
   * Reads the header only.
   *
   * @throws PictureException if it is no picture we decode, or if it declares too many pixels
   */
  public PictureInfo inspect(byte[] file) throws PictureException {
    return switch (PictureSignature.require(file)) {
      case PNG -> allowed(PngDecoder.inspect(file));
      case JPEG -> inspect(JpegHeader.read(file));
    };
  }

  /**
   * Decodes the whole picture.
   *
   * @throws PictureException if it is no picture we decode, is damaged or cut off, or declares too
   *     many pixels
   */
  public RgbImage decode(byte[] file) throws PictureException {
    return switch (PictureSignature.require(file)) {
      case PNG -> {
        allowed(PngDecoder.inspect(file));
        yield new PngDecoder().decode(file);
      }
      case JPEG -> {
        JpegHeader header = JpegHeader.read(file);
        inspect(header);
        yield new JpegDecoder().decode(file, header);
      }
    };
  }

  private PictureInfo inspect(JpegHeader header) throws PictureException {
    boolean turned = header.orientation().swapsAxes();
    return allowed(
        new PictureInfo(
            PictureFormat.JPEG,
            turned ? header.height() : header.width(),
            turned ? header.width() : header.height()));
  }

  private PictureInfo allowed(PictureInfo info) throws PictureException {
    long width = info.width();
    long height = info.height();
    if (width < 1 || height < 1) {
      throw new PictureException("declares " + width + "x" + height + " pixels, has none");
    }
    // Divided, not multiplied: the product of two hostile numbers could overflow.
    if (width > maxPixels / height) {
      throw new PictureException(
          "declares " + width + "x" + height + " pixels, at most " + maxPixels + " are allowed");
    }
    return info;
  }
}
