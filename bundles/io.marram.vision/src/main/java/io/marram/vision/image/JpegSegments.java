package io.marram.vision.image;

/** Walks through the segments of a JPEG file up to its first scan: ITU T.81 annex B. */
final class JpegSegments {

  static final int APP0 = 0xe0;
  static final int APP1 = 0xe1;
  static final int APP14 = 0xee;
  static final int APP15 = 0xef;
  static final int COMMENT = 0xfe;

  private static final int TEMPORARY = 0x01;
  private static final int RESTART_FIRST = 0xd0;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private final byte[] file;
  private int end = 2;
  private int marker;
  private int start;
  private int content;

  JpegSegments(byte[] file) {
    this.file = file;
  }

  /** Moves to the next segment; false at the first scan. */
  boolean next() throws PictureException {
    do {
      skipToMarker();
      marker = file[end++] & 0xff;
    } while (marker == TEMPORARY || marker >= RESTART_FIRST && marker <= START_OF_IMAGE);
    if (marker == END_OF_IMAGE) {
      throw new PictureException("damaged JPEG: it has no pixels");
    }
    start = end - 2;
    content = end + 2;
    if (content > file.length) {
      throw truncated();
    }
    int length = uint16(end);
    if (length < 2) {
      throw new PictureException("damaged JPEG: a segment of length " + length);
    }
    end += length;
    if (end > file.length) {
      throw truncated();
    }
    return marker != START_OF_SCAN;
  }

  private void skipToMarker() throws PictureException {
    while (end < file.length && (file[end] & 0xff) != 0xff) {
      end++;
    }
    while (end < file.length && (file[end] & 0xff) == 0xff) {
      end++;
    }
    if (end >= file.length) {
      throw truncated();
    }
  }

  private static PictureException truncated() {
    return new PictureException("truncated JPEG: it ends before the pixels");
  }

  int marker() {
    return marker;
  }

  /** Where the segment begins, with its marker. */
  int start() {
    return start;
  }

  /** Where its content begins, after marker and length. */
  int content() {
    return content;
  }

  /** One after its last byte. */
  int end() {
    return end;
  }

  /** Bytes of content. */
  int length() {
    return end - content;
  }

  boolean startsWith(String text) {
    if (length() < text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (file[content + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** A byte of the content. */
  int uint8(int offset) {
    return file[content + offset] & 0xff;
  }

  /** Two bytes anywhere in the file. */
  private int uint16(int at) {
    return (file[at] & 0xff) << 8 | file[at + 1] & 0xff;
  }
}
