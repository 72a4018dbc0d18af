package io.marram.camera.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/** Reads what a process complains about, so that it does not block, and keeps the last lines. */
final class ErrorOutput {

  private static final int LINES = 5;
  private static final int LONGEST_LINE = 200;

  /** Programs repeat the address they were given, with its password. */
  private static final Pattern CREDENTIALS = Pattern.compile("://[^/\\s]*@");

  /** A process that has ended may have said something that was not read yet. */
  private static final long REST_MILLIS = 200;

  private final InputStream stream;
  private final Thread thread;
  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder line = new StringBuilder();

  ErrorOutput(InputStream stream, String threadName) {
    this.stream = stream;
    this.thread = new Thread(this::read, threadName);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void read() {
    byte[] buffer = new byte[1024];
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
      } else if (line.length() < LONGEST_LINE) {
        line.append(c);
      }
    }
  }

  private synchronized void endLine() {
    if (!line.toString().isBlank()) {
      lines.add(line.toString().strip());
      line.setLength(0);
    }
    if (lines.size() > LINES) {
      lines.remove();
    }
  }

  /** The last lines, separated by bars, without control characters and passwords. */
  String lastLines() throws InterruptedException {
    thread.join(REST_MILLIS);
    return printable();
  }

  private synchronized String printable() {
    String text = String.join(" | ", lines).replaceAll("[\\p{Cntrl}\"]", "?");
    return CREDENTIALS.matcher(text).replaceAll("://***@");
  }
}
