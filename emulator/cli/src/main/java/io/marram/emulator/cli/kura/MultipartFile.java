package io.marram.emulator.cli.kura;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleConsumer;

/** The body of a form with one field, {@code file}: a file that is read while it is sent. */
final class MultipartFile {

  private final Path file;
  private final long fileBytes;
  private final String boundary = "marram-" + UUID.randomUUID();
  private final byte[] head;
  private final byte[] tail;

  private MultipartFile(Path file, long fileBytes) {
    this.file = file;
    this.fileBytes = fileBytes;
    // Whatever the file is called here: a quote or a line break would end the header.
    String name = file.getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "_");
    this.head =
        ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n")
            .formatted(boundary, name)
            .getBytes(StandardCharsets.US_ASCII);
    this.tail = "\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII);
  }

  static MultipartFile of(Path file) {
    try {
      return new MultipartFile(file, Files.size(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  BodyPublisher publisher(DoubleConsumer sent) {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> open(sent)), head.length + fileBytes + tail.length);
  }

  private InputStream open(DoubleConsumer sent) {
    try {
      return new SequenceInputStream(
          Collections.enumeration(
              List.of(
                  new ByteArrayInputStream(head),
                  new Counting(Files.newInputStream(file), sent),
                  new ByteArrayInputStream(tail))));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static UncheckedIOException unreadable(Path file, IOException cause) {
    return new UncheckedIOException(file + " cannot be read: " + cause.getMessage(), cause);
  }

  private final class Counting extends FilterInputStream {

    private final DoubleConsumer sent;
    private long bytes;

    Counting(InputStream stream, DoubleConsumer sent) {
      super(stream);
      this.sent = sent;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      count(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int read) {
      bytes += read;
      sent.accept((double) bytes / fileBytes);
    }
  }
}
