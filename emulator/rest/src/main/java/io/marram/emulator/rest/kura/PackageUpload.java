package io.marram.emulator.rest.kura;

import io.javalin.http.Context;
import io.marram.emulator.rest.http.RequestException;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in a package as the part {@code file} of a form, on disk and never in memory. */
final class PackageUpload {
  private static final long MOST_BYTES = 512L << 20;
  private static final long FORM_BYTES = 1L << 16;
  private static final int MOST_NAME = 100;
  // Each occupies a thread of the server.
  private static final int MOST_AT_A_TIME = 2;
  private static final Logger logger = LoggerFactory.getLogger(PackageUpload.class);

  private final Semaphore places = new Semaphore(MOST_AT_A_TIME);
  private final Path directory;

  PackageUpload(Path directory) {
    this.directory = directory;
    clear();
  }

  /**
   * Receives a package.
   *
   * @return a file for the caller to take, named like the given one as far as that is safe
   * @throws RequestException with status 415, 413, 408, 503 or 400
   */
  Path receive(Context context) {
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new RequestException(415, "the body must be multipart/form-data");
    }
    if (context.contentLength() > MOST_BYTES + FORM_BYTES) {
      throw tooLarge();
    }
    if (!places.tryAcquire()) {
      context.header("Retry-After", "10");
      throw new RequestException(
          503, "only %d packages are taken in at a time".formatted(MOST_AT_A_TIME));
    }
    try {
      return read(context);
    } finally {
      places.release();
    }
  }

  private Path read(Context context) {
    context.attribute(
        ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
        new MultipartConfigElement(directory.toString(), MOST_BYTES, MOST_BYTES + FORM_BYTES, 0));
    try {
      Part part = context.req().getPart("file");
      if (part == null) {
        throw RequestException.required("file");
      }
      return store(part);
    } catch (ServletException | HttpException.RuntimeException e) {
      throw failed(e, "the upload is not a valid form: " + e.getMessage());
    } catch (IllegalStateException e) {
      throw tooLarge();
    } catch (IOException e) {
      throw failed(e, "the upload broke off or cannot be stored: " + reason(e));
    }
  }

  /** Moves the part into a directory of its own, so that names cannot meet. */
  private synchronized Path store(Part part) throws IOException {
    deleteEmptyDirectories();
    Path file =
        Files.createDirectory(directory.resolve(UUID.randomUUID().toString()))
            .resolve(safeName(part.getSubmittedFileName()));
    part.write(file.toString());
    return file;
  }

  /** Only shown to people: the package's own name is inside it. */
  private static String safeName(String given) {
    String name = given == null ? "" : given.replaceAll("^.*[/\\\\]", "");
    String safe = name.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[._-]+", "");
    return safe.isEmpty() ? "package.dp" : safe.substring(0, Math.min(safe.length(), MOST_NAME));
  }

  /** Of uploads whose file has been taken. */
  private void deleteEmptyDirectories() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        try {
          Files.delete(entry);
        } catch (DirectoryNotEmptyException e) {
          // Its file waits to be installed.
        }
      }
    }
  }

  /** What an earlier process has left behind. */
  private void clear() {
    try {
      Files.createDirectories(directory);
      try (Stream<Path> entries = Files.walk(directory)) {
        for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          if (!entry.equals(directory)) {
            Files.delete(entry);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RequestException failed(Exception failure, String message) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException) {
        logger.debug("event=upload.too.slow reason=\"{}\"", cause.getMessage());
        return new RequestException(408, "the upload did not come in time");
      }
    }
    return new RequestException(400, message);
  }

  private static RequestException tooLarge() {
    return new RequestException(413, "a package may have at most " + MOST_BYTES + " bytes");
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
