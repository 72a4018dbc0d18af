package io.marram.emulator.rest.kura;

import io.javalin.http.Context;
import io.marram.emulator.rest.http.RequestException;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;

/** Takes in a package as the part {@code file} of a form, on disk and never in memory. */
final class PackageUpload {
  private static final long MOST_BYTES = 1L << 30;
  private static final long FORM_BYTES = 1L << 16;

  private final Path directory;

  PackageUpload(Path directory) {
    this.directory = directory;
    clear();
  }

  /**
   * Receives a package.
   *
   * @return a file under a name of our own, for the caller to take
   * @throws RequestException with status 415, 413 or 400
   */
  Path receive(Context context) {
    String type = context.contentType();
    if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw new RequestException(415, "the body must be multipart/form-data");
    }
    if (context.contentLength() > MOST_BYTES + FORM_BYTES) {
      throw tooLarge();
    }
    context.attribute(
        ServletContextRequest.MULTIPART_CONFIG_ELEMENT,
        new MultipartConfigElement(directory.toString(), MOST_BYTES, MOST_BYTES + FORM_BYTES, 0));
    try {
      Part part = context.req().getPart("file");
      if (part == null) {
        throw RequestException.required("file");
      }
      Path file = directory.resolve(UUID.randomUUID() + ".dp");
      part.write(file.toString());
      return file;
    } catch (ServletException | HttpException.RuntimeException e) {
      throw new RequestException(400, "the upload is not a valid form: " + e.getMessage());
    } catch (IllegalStateException e) {
      throw tooLarge();
    } catch (IOException e) {
      throw new RequestException(400, "the upload broke off or cannot be stored: " + reason(e));
    }
  }

  /** What an earlier process has left behind. */
  private void clear() {
    try {
      Files.createDirectories(directory);
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RequestException tooLarge() {
    return new RequestException(413, "a package may have at most " + MOST_BYTES + " bytes");
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
