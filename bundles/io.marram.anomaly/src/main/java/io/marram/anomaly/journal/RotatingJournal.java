package io.marram.anomaly.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Keeps lines in files. Lines wait in memory for {@link #flush}, which somebody calls every second;
 * a crash loses those. When the disk does not take them they are dropped and counted, and it goes
 * on when there is room again. One thread at a time.
 */
public final class RotatingJournal implements AutoCloseable {

  /** So much waits in memory before it is written without being asked. */
  static final int BUFFER_BYTES = 64 << 10;

  private static final int LINE_BYTES = 1 << 20;

  private final JournalSettings settings;
  private final JournalFolder folder;
  private final Buffer buffer = new Buffer();
  private JournalFile file;
  private int waiting;
  private long written;
  private long dropped;
  private String problem;

  /**
   * Goes on behind the last whole line there is.
   *
   * @throws IOException if the folder cannot be written, or another journal writes into it
   */
  public RotatingJournal(JournalSettings settings) throws IOException {
    this.settings = settings;
    this.folder = new JournalFolder(settings.folder());
  }

  /**
   * Takes a line.
   *
   * @param line without line breaks; one of a mebibyte or more, or longer than a file, is dropped
   */
  public void append(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    if (bytes.length >= Math.min(LINE_BYTES, settings.fileBytes())) {
      dropped++;
      return;
    }
    long room = Math.min(BUFFER_BYTES, settings.fileBytes());
    if (buffer.size() + bytes.length + 1 > room) {
      flush();
    }
    buffer.write(bytes, 0, bytes.length);
    buffer.write('\n');
    waiting++;
  }

  /** Writes what waits in memory, within the budget. */
  public void flush() {
    if (waiting == 0) {
      return;
    }
    try {
      makeRoom();
      current().append(buffer.bytes(), buffer.size());
      written += waiting;
      problem = null;
    } catch (IOException e) {
      dropped += waiting;
      problem = String.valueOf(e.getMessage());
      closeFile();
    }
    buffer.reset();
    waiting = 0;
  }

  /** Old files go before there is more than the budget, or the disk's reserve is used. */
  private void makeRoom() throws IOException {
    while (folder.oldBytes() + settings.fileBytes() > settings.budgetBytes()
        && folder.deleteOldest()) {
      // the next one
    }
    while (folder.free() < settings.reserveBytes() + buffer.size()) {
      if (!folder.deleteOldest()) {
        throw new IOException(
            "the disk has less than %d MB free".formatted(settings.reserveBytes() >> 20));
      }
    }
  }

  private JournalFile current() throws IOException {
    if (file != null && !file.isThere()) {
      closeFile();
    }
    if (file == null) {
      file = new JournalFile(folder.hasNewest() ? folder.newest() : folder.create());
    }
    if (file.length() > 0 && file.length() + buffer.size() > settings.fileBytes()) {
      closeFile();
      file = new JournalFile(folder.create());
    }
    return file;
  }

  private void closeFile() {
    try {
      if (file != null) {
        file.close();
      }
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
    }
    file = null;
  }

  /** Why lines are dropped at present; empty if they are not. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** How many lines were written. */
  public long written() {
    return written;
  }

  /** How many lines were dropped. */
  public long dropped() {
    return dropped;
  }

  /** Writes what waits in memory, and ends. */
  @Override
  public void close() {
    flush();
    closeFile();
    try {
      folder.close();
    } catch (IOException e) {
      problem = String.valueOf(e.getMessage());
    }
  }

  /** Bytes that are not copied once more. */
  private static final class Buffer extends ByteArrayOutputStream {
    byte[] bytes() {
      return buf;
    }
  }
}
