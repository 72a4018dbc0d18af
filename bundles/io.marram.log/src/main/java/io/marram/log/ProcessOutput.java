package io.marram.log;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Reads what a process says, so that it does not block, and keeps the last lines for the log. */
public final class ProcessOutput {

  private static final int LINES = 5;
  private static final int LONGEST_LINE = 200;

  /** A line is read further than it is shown: a password is masked only with the @ behind it. */
  private static final int LONGEST_READ = 4_000;

  /** Programs repeat the address they were given, with its password. */
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s]*@");

  /** A process that has ended may have said something that was not read yet. */
  private static final long REST_MILLIS = 200;

  private final InputStream stream;
  private final Thread thread;
  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();

  /**
   * @param stream what a process writes; closed at its end
   */
  public ProcessOutput(InputStream stream, String threadName) {
    this.stream = stream;
    this.thread = new Thread(this::read, threadName);
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void read() {
    byte[] buffer = new byte[4096];
    try (stream) {
      int length = stream.read(buffer);
      while (length >= 0) {
        take(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        length = stream.read(buffer);
      }
    } catch (IOException e) {
      // the process is gone
    }
    endLine();
  }

  private synchronized void take(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // a carriage return is how programs write one state over the other
      if (c == '\n' || c == '\r') {
        endLine();
      } else if (line.length() < LONGEST_READ) {
        line.append(c);
      }
    }
  }

  private synchronized void endLine() {
    if (!line.toString().isBlank()) {
      String masked = CREDENTIALS.matcher(line.toString().strip()).replaceAll("://***@");
      lines.add(Printable.of(masked, LONGEST_LINE));
    }
    line.setLength(0);
    if (lines.size() > LINES) {
      lines.remove();
    }
  }

  /**
   * The last lines of a process that has ended, separated by bars, without passwords; empty if
   * there are none.
   */
  public String lastLines() {
    try {
      thread.join(REST_MILLIS);
    } catch (InterruptedException e) {
      // what was read has to do
      Thread.currentThread().interrupt();
    }
    return linesNow();
  }

  /** The last lines so far, separated by bars, without passwords. */
  public synchronized String linesNow() {
    return String.join(" | ", lines);
  }
}
