package io.marram.vision.image;

/**
 * The part of a JPEG file before its first scan: ITU T.81 annex B, with the application segments of
 * Exif and Adobe.
 *
 * @param width in pixels as stored
 * @param height in pixels as stored
 * @param components 1 for grey, 3 for colour, 4 for inks
 * @param adobeTransform the colour transform of an Adobe segment, -1 without one
 * @param orientation Exif orientation, 1 without one
 */
record JpegHeader(
    int width, int height, int components, int adobeTransform, ExifOrientation orientation) {

  private static final int START_OF_FRAME_BASELINE = 0xc0;
  private static final int START_OF_FRAME_PROGRESSIVE = 0xc2;
  private static final int START_OF_FRAME_LAST = 0xcf;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int JPEG_EXTENSIONS = 0xc8;
  private static final int ARITHMETIC_CODING = 0xcc;
  private static final int TEMPORARY = 0x01;
  private static final int RESTART_FIRST = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};

  /** A progressive picture comes in about ten scans; each costs a pass over all pixels. */
  private static final int MOST_SCANS = 100;

  static JpegHeader read(byte[] file) throws PictureException {
    int adobeTransform = -1;
    ExifOrientation orientation = ExifOrientation.UPRIGHT;
    int frame = -1;
    int at = 2;
    while (true) {
      at = nextMarker(file, at);
      int marker = file[at] & 0xff;
      at++;
      if (marker == TEMPORARY || marker >= RESTART_FIRST && marker <= START_OF_IMAGE) {
        continue;
      }
      if (marker == END_OF_IMAGE) {
        throw new PictureException("damaged JPEG: it has no pixels");
      }
      int length = segmentLength(file, at);
      if (marker == START_OF_SCAN) {
        break;
      } else if (isFrame(marker)) {
        requireSupported(marker, file, at, length);
        frame = at;
      } else if (marker == APP14 && length >= 14 && startsWith(file, at + 2, ADOBE)) {
        adobeTransform = file[at + 13] & 0xff;
      } else if (marker == APP1) {
        orientation = ExifOrientation.ofSegment(file, at + 2, length - 2, orientation);
      }
      at += length;
    }
    if (frame < 0) {
      throw new PictureException("damaged JPEG: no frame header before the pixels");
    }
    requireFewScans(file, at);
    return new JpegHeader(
        uint16(file, frame + 5),
        uint16(file, frame + 3),
        file[frame + 7] & 0xff,
        adobeTransform,
        orientation);
  }

  private static int nextMarker(byte[] file, int from) throws PictureException {
    int at = from;
    while (at < file.length && (file[at] & 0xff) != 0xff) {
      at++;
    }
    while (at < file.length && (file[at] & 0xff) == 0xff) {
      at++;
    }
    if (at >= file.length) {
      throw new PictureException("truncated JPEG: it ends before the pixels");
    }
    return at;
  }

  private static int segmentLength(byte[] file, int at) throws PictureException {
    if (at + 2 > file.length) {
      throw new PictureException("truncated JPEG: it ends before the pixels");
    }
    int length = uint16(file, at);
    if (length < 2) {
      throw new PictureException("damaged JPEG: a segment of length " + length);
    }
    if (at + length > file.length) {
      throw new PictureException("truncated JPEG: it ends before the pixels");
    }
    return length;
  }

  private static boolean isFrame(int marker) {
    return marker >= START_OF_FRAME_BASELINE
        && marker <= START_OF_FRAME_LAST
        && marker != HUFFMAN_TABLES
        && marker != JPEG_EXTENSIONS
        && marker != ARITHMETIC_CODING;
  }

  private static void requireSupported(int marker, byte[] file, int at, int length)
      throws PictureException {
    if (length < 8) {
      throw new PictureException("damaged JPEG: a frame header of " + length + " bytes");
    }
    if (marker > START_OF_FRAME_PROGRESSIVE) {
      throw new PictureException(
          "lossless, hierarchical and arithmetic JPEG are not supported, send baseline JPEG");
    }
    int bits = file[at + 2] & 0xff;
    if (bits != 8) {
      throw new PictureException("JPEG with " + bits + " bits a sample is not supported, send 8");
    }
    int components = file[at + 7] & 0xff;
    if (components != 1 && components != 3 && components != 4) {
      throw new PictureException("JPEG with " + components + " colour channels is not supported");
    }
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

  private static boolean startsWith(byte[] file, int at, byte[] text) {
    for (int i = 0; i < text.length; i++) {
      if (file[at + i] != text[i]) {
        return false;
      }
    }
    return true;
  }

  private static int uint16(byte[] file, int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
