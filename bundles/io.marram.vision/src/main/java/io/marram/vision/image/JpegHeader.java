package io.marram.vision.image;

/**
 * What a JPEG file says before its first scan.
 *
 * @param width in pixels as stored
 * @param height in pixels as stored
 * @param components 1 for grey, 3 for colour, 4 for inks
 * @param adobeTransform the colour transform of an Adobe segment, -1 without one
 * @param lumaAndChroma whether three components are to be read as luma and chroma
 * @param orientation Exif orientation, upright without one
 */
record JpegHeader(
    int width,
    int height,
    int components,
    int adobeTransform,
    boolean lumaAndChroma,
    ExifOrientation orientation) {

  private static final int BASELINE = 0xc0;
  private static final int PROGRESSIVE = 0xc2;
  private static final int LAST_FRAME = 0xcf;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int EXTENSIONS = 0xc8;
  private static final int ARITHMETIC_CODING = 0xcc;
  private static final int START_OF_SCAN = 0xda;

  /** A progressive picture comes in about ten scans; each costs a pass over all pixels. */
  private static final int MOST_SCANS = 100;

  static JpegHeader read(byte[] file) throws PictureException {
    JpegSegments segments = new JpegSegments(file);
    Frame frame = null;
    boolean jfif = false;
    int adobeTransform = -1;
    ExifOrientation orientation = ExifOrientation.UPRIGHT;
    while (segments.next()) {
      if (isFrame(segments.marker())) {
        frame = Frame.of(segments);
      } else if (segments.marker() == JpegSegments.APP0) {
        jfif |= segments.startsWith("JFIF\0");
      } else if (isAdobe(segments)) {
        adobeTransform = segments.uint8(11);
      } else if (segments.marker() == JpegSegments.APP1) {
        orientation =
            ExifOrientation.ofSegment(file, segments.content(), segments.length(), orientation);
      }
    }
    if (frame == null) {
      throw new PictureException("damaged JPEG: no frame header before the pixels");
    }
    requireFewScans(file, segments.end());
    // The order of precedence that the Independent JPEG Group's decoder made common practice.
    boolean lumaAndChroma = jfif || (adobeTransform >= 0 ? adobeTransform > 0 : !frame.namesRgb);
    return new JpegHeader(
        frame.width,
        frame.height,
        frame.components,
        adobeTransform,
        frame.components == 3 && lumaAndChroma,
        orientation);
  }

  static boolean isAdobe(JpegSegments segments) {
    return segments.marker() == JpegSegments.APP14
        && segments.length() >= 12
        && segments.startsWith("Adobe");
  }

  private static boolean isFrame(int marker) {
    return marker >= BASELINE
        && marker <= LAST_FRAME
        && marker != HUFFMAN_TABLES
        && marker != EXTENSIONS
        && marker != ARITHMETIC_CODING;
  }

  private static void requireFewScans(byte[] file, int from) throws PictureException {
    int scans = 1;
    for (int i = from; i + 1 < file.length; i++) {
      if ((file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == START_OF_SCAN) {
        scans++;
      }
    }
    if (scans > MOST_SCANS) {
      throw new PictureException(
          "JPEG with " + scans + " scans, at most " + MOST_SCANS + " are allowed");
    }
  }

  /** The frame header. */
  private record Frame(int width, int height, int components, boolean namesRgb) {

    static Frame of(JpegSegments segment) throws PictureException {
      if (segment.length() < 6) {
        throw new PictureException(
            "damaged JPEG: a frame header of " + segment.length() + " bytes");
      }
      if (segment.marker() > PROGRESSIVE) {
        throw new PictureException(
            "lossless, hierarchical and arithmetic JPEG are not supported, send baseline JPEG");
      }
      int bits = segment.uint8(0);
      if (bits != 8) {
        throw new PictureException("JPEG with " + bits + " bits a sample is not supported, send 8");
      }
      int components = segment.uint8(5);
      if (components != 1 && components != 3 && components != 4) {
        throw new PictureException("JPEG with " + components + " colour channels is not supported");
      }
      if (segment.length() < 6 + 3 * components) {
        throw new PictureException("damaged JPEG: a frame header without its components");
      }
      boolean namesRgb =
          components == 3
              && segment.uint8(6) == 'R'
              && segment.uint8(9) == 'G'
              && segment.uint8(12) == 'B';
      return new Frame(
          segment.uint8(3) << 8 | segment.uint8(4),
          segment.uint8(1) << 8 | segment.uint8(2),
          components,
          namesRgb);
    }
  }
}
