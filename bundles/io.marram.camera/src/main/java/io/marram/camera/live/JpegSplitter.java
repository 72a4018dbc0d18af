package io.marram.camera.live;

import java.util.Arrays;

/**
 * Finds the JPEG pictures in a stream of bytes: one after the other, or with anything between them,
 * such as the headers of a multipart message. Walks through each picture's segments (ITU T.81 annex
 * B), so that a thumbnail within a segment is not taken for a picture. After something that is no
 * JPEG it goes on at the next beginning of a picture. Takes at most the memory of one picture of
 * the largest size.
 */
public final class JpegSplitter {

  private static final int MARKER = 0xff;
  private static final int STUFFED = 0x00;
  private static final int TEMPORARY = 0x01;
  private static final int FIRST_ASSIGNED = 0xc0;
  private static final int RESTART_FIRST = 0xd0;
  private static final int RESTART_LAST = 0xd7;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int LENGTH_BYTES = 2;
  private static final int FIRST_CAPACITY = 1 << 16;

  /** What the next byte is. */
  private enum State {
    /** Anything, until a picture begins. */
    BETWEEN,
    /** What follows a 0xff between pictures. */
    BETWEEN_MARKER,
    /** The 0xff of a segment's marker. */
    SEGMENT,
    /** What follows it. */
    SEGMENT_MARKER,
    LENGTH_HIGH,
    LENGTH_LOW,
    CONTENT,
    /** Entropy-coded pixels. */
    SCAN,
    /** What follows a 0xff within them. */
    SCAN_MARKER
  }

  private final int largestBytes;
  private final Listener listener;
  private State state = State.BETWEEN;
  private byte[] picture = new byte[FIRST_CAPACITY];
  private int size;
  private int segment;
  private int remaining;
  private boolean scanned;
  private long bytesSincePicture;

  /** Gets what is found, on the thread that writes. */
  public interface Listener {

    /** A whole JPEG file; nobody else keeps it. */
    void picture(byte[] jpeg);

    /** A picture was left out for its size. */
    void tooLarge();
  }

  /**
   * @param largestBytes a larger picture is left out
   */
  public JpegSplitter(int largestBytes, Listener listener) {
    this.largestBytes = largestBytes;
    this.listener = listener;
  }

  /** Takes the next bytes of the stream in. They may begin and end anywhere. */
  public void write(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      bytesSincePicture++;
      next(bytes[i]);
    }
  }

  /** How many bytes came since the last whole picture. */
  public long bytesSincePicture() {
    return bytesSincePicture;
  }

  private void next(byte read) {
    int value = read & 0xff;
    switch (state) {
      case BETWEEN -> state = value == MARKER ? State.BETWEEN_MARKER : State.BETWEEN;
      case BETWEEN_MARKER -> between(value);
      default -> {
        if (size == largestBytes) {
          state = State.BETWEEN;
          listener.tooLarge();
        } else {
          append(read);
          within(value);
        }
      }
    }
  }

  private void between(int value) {
    if (value == START_OF_IMAGE) {
      begin();
    } else if (value != MARKER) {
      state = State.BETWEEN;
    }
  }

  private void begin() {
    size = 0;
    append((byte) MARKER);
    append((byte) START_OF_IMAGE);
    scanned = false;
    state = State.SEGMENT;
  }

  private void within(int value) {
    switch (state) {
      case SEGMENT -> state = value == MARKER ? State.SEGMENT_MARKER : State.BETWEEN;
      case SEGMENT_MARKER -> marker(value);
      case LENGTH_HIGH -> {
        remaining = value << 8;
        state = State.LENGTH_LOW;
      }
      case LENGTH_LOW -> content((remaining | value) - LENGTH_BYTES);
      case CONTENT -> {
        remaining--;
        if (remaining == 0) {
          endSegment();
        }
      }
      case SCAN -> state = value == MARKER ? State.SCAN_MARKER : State.SCAN;
      case SCAN_MARKER -> {
        if (value == STUFFED || value >= RESTART_FIRST && value <= RESTART_LAST) {
          state = State.SCAN;
        } else {
          marker(value);
        }
      }
      case BETWEEN, BETWEEN_MARKER ->
          throw new IllegalStateException("there is no picture in state " + state);
    }
  }

  private void marker(int value) {
    if (value == MARKER) {
      // fill bytes may stand before any marker
      return;
    }
    if (value == START_OF_IMAGE) {
      // the picture before was cut off
      begin();
    } else if (value == END_OF_IMAGE) {
      end();
    } else if (value == TEMPORARY || value >= RESTART_FIRST && value <= RESTART_LAST) {
      state = State.SEGMENT;
    } else if (value < FIRST_ASSIGNED) {
      state = State.BETWEEN;
    } else {
      segment = value;
      state = State.LENGTH_HIGH;
    }
  }

  private void content(int length) {
    remaining = length;
    if (length < 0) {
      state = State.BETWEEN;
    } else if (length == 0) {
      endSegment();
    } else {
      state = State.CONTENT;
    }
  }

  private void endSegment() {
    scanned |= segment == START_OF_SCAN;
    state = segment == START_OF_SCAN ? State.SCAN : State.SEGMENT;
  }

  private void end() {
    state = State.BETWEEN;
    if (scanned) {
      bytesSincePicture = 0;
      listener.picture(Arrays.copyOf(picture, size));
    }
  }

  private void append(byte value) {
    if (size == picture.length) {
      picture = Arrays.copyOf(picture, Math.min(largestBytes, 2 * size));
    }
    picture[size++] = value;
  }
}
