package io.marram.anomaly.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of whole lines. What could not be written whole is taken back. Not a channel: the wires'
 * threads may be interrupted, and that would close it.
 */
final class JournalFile implements AutoCloseable {

  private static final int BLOCK_BYTES = 4 << 10;

  private final Path path;
  private final RandomAccessFile file;
  private long length;

  /** Opens a file; what stands behind its last whole line, after a crash, is cut off. */
  JournalFile(Path path) throws IOException {
    this.path = path;
    file = new RandomAccessFile(path.toFile(), "rw");
    try {
      length = wholeLines(file);
      if (length < file.length()) {
        file.setLength(length);
      }
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static long wholeLines(RandomAccessFile file) throws IOException {
    byte[] block = new byte[BLOCK_BYTES];
    long end = file.length();
    while (end > 0) {
      long begin = Math.max(0, end - BLOCK_BYTES);
      int bytes = (int) (end - begin);
      file.seek(begin);
      file.readFully(block, 0, bytes);
      for (int i = bytes - 1; i >= 0; i--) {
        if (block[i] == '\n') {
          return begin + i + 1;
        }
      }
      end = begin;
    }
    return 0;
  }

  /** Whether nobody has deleted it. */
  boolean isThere() {
    return Files.exists(path);
  }

  long length() {
    return length;
  }

  /** Appends lines, all or none. */
  void append(byte[] lines, int bytes) throws IOException {
    try {
      file.seek(length);
      file.write(lines, 0, bytes);
      length += bytes;
    } catch (IOException e) {
      file.setLength(length);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
