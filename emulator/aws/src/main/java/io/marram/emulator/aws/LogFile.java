package io.marram.emulator.aws;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Log files that child processes write: kept small, and quoted when a child fails. */
final class LogFile {

  private static final long MOST_BYTES = 10L << 20;
  private static final int TAIL_BYTES = 600;

  private LogFile() {}

  /** Sets a log aside as {@code *.1} when it has grown beyond 10 MiB. */
  static void rotate(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > MOST_BYTES) {
      Path old = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The last few hundred characters, for an error message. */
  static String tail(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long from = Math.max(0, file.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (file.length() - from)];
      file.seek(from);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }
}
