package io.marram.emulator.kura.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/** Fetches a package. What a server sends is bounded in size and in time. */
final class PackageDownload {

  /**
   * What is too much.
   *
   * @param bytes of a package
   * @param connect until there is a connection
   * @param silence without a byte
   * @param slowest bytes that must come in the time of a silence
   * @param total for all of it
   */
  record Limits(long bytes, Duration connect, Duration silence, long slowest, Duration total) {
    static final Limits DEFAULT =
        new Limits(
            512L << 20,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            30L << 10,
            Duration.ofMinutes(15));
  }

  private static final long WATCH_MILLIS = 100;
  private static final int FIRST_REDIRECT = 300;
  private static final int FIRST_ERROR = 400;

  private final Limits limits;

  PackageDownload(Limits limits) {
    this.limits = limits;
  }

  /** The URL without what may be a secret: its credentials, and the signature in its query. */
  static String shown(URI url) {
    String text = url.toString();
    if (url.getRawUserInfo() != null) {
      text = text.replace(url.getRawUserInfo() + "@", "");
    }
    return url.getRawQuery() == null ? text : text.replace("?" + url.getRawQuery(), "?...");
  }

  /**
   * Fetches a package to a file.
   *
   * @param url of the scheme http, https or file; redirects go to http and https only, and from
   *     https to https only
   * @param progress 0..1, when the server says how long the package is
   * @throws PackageException saying why there is no package
   */
  void fetch(URI url, Path target, PackageStore store, DoubleConsumer progress)
      throws PackageException, InterruptedException {
    try {
      switch (String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT)) {
        case "http", "https" -> fetchByHttp(url, target, store, progress);
        case "file" -> copy(url, target, store);
        default ->
            throw new PackageException(
                "packages are fetched by http, https or file, not by " + url.getScheme());
      }
    } catch (BoundedStream.TooLongException e) {
      throw new PackageException(tooLong(), e);
    } catch (ConnectException e) {
      boolean unknown =
          Stream.iterate((Throwable) e, Objects::nonNull, Throwable::getCause)
              .anyMatch(UnresolvedAddressException.class::isInstance);
      throw new PackageException(
          "%s cannot be fetched: %s"
              .formatted(shown(url), unknown ? "there is no such host" : "nothing answers there"),
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new PackageException(shown(url) + " cannot be fetched: " + Reasons.of(e), e);
    }
  }

  private void copy(URI url, Path target, PackageStore store) throws IOException, PackageException {
    if (url.getPath() == null) {
      throw new PackageException("the URL of a file begins with file:/");
    }
    Path file = Path.of(url.getPath());
    if (!Files.isRegularFile(file)) {
      throw new PackageException("there is no file " + file);
    }
    if (Files.size(file) > limits.bytes()) {
      throw new PackageException(tooLong());
    }
    store.requireSpaceToReceive(Files.size(file));
    Files.copy(file, target);
  }

  private void fetchByHttp(URI url, Path target, PackageStore store, DoubleConsumer progress)
      throws IOException, InterruptedException, PackageException {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(limits.connect())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(limits.silence()).build();
    HttpResponse<InputStream> response =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      requireSuccess(response);
      OptionalLong length = response.headers().firstValueAsLong("Content-Length");
      if (length.orElse(0) > limits.bytes()) {
        throw new PackageException(tooLong());
      }
      store.requireSpaceToReceive(length.orElse(0));
      receive(
          body,
          target,
          read -> progress.accept(length.isPresent() ? read / length.getAsLong() : 0));
    }
  }

  private static void requireSuccess(HttpResponse<?> response) throws PackageException {
    int status = response.statusCode();
    if (status >= FIRST_REDIRECT && status < FIRST_ERROR) {
      throw new PackageException(
          "%s redirects to %s, which is not followed"
              .formatted(
                  shown(response.uri()),
                  response
                      .headers()
                      .firstValue("Location")
                      .map(PackageDownload::shown)
                      .orElse("nowhere")));
    }
    if (status != 200) {
      throw new PackageException(
          "%s answers with status %d".formatted(shown(response.uri()), status));
    }
  }

  private static String shown(String location) {
    try {
      return shown(new URI(location));
    } catch (URISyntaxException e) {
      return "what is no URL";
    }
  }

  private void receive(InputStream body, Path target, DoubleConsumer bytesRead)
      throws IOException, PackageException {
    try (Watchdog watchdog = new Watchdog(body, limits);
        OutputStream out = Files.newOutputStream(target);
        InputStream bounded = new BoundedStream(body, limits.bytes())) {
      byte[] buffer = new byte[1 << 16];
      long read = 0;
      try {
        for (int count = bounded.read(buffer); count >= 0; count = bounded.read(buffer)) {
          out.write(buffer, 0, count);
          read += count;
          watchdog.received(read);
          bytesRead.accept(read);
        }
      } catch (IOException e) {
        watchdog.throwReason();
        throw e;
      }
      watchdog.throwReason();
    }
  }

  private String tooLong() {
    return "the package has more than %d MiB".formatted(limits.bytes() >> 20);
  }

  /** Ends a transfer that hangs or goes on for ever. */
  private static final class Watchdog implements AutoCloseable {
    private final ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "download-watchdog");
              thread.setDaemon(true);
              return thread;
            });
    private final long begin = System.nanoTime();
    private volatile long lastByte = begin;
    private volatile long received;
    private volatile String reason = "";
    private long windowBegin = begin;
    private long windowBytes;

    Watchdog(InputStream transfer, Limits limits) {
      clock.scheduleWithFixedDelay(
          () -> look(transfer, limits), WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look(InputStream transfer, Limits limits) {
      long now = System.nanoTime();
      if (now - lastByte > limits.silence().toNanos()) {
        reason = "nothing has come for " + limits.silence().toSeconds() + " s";
      } else if (isTooSlow(now, limits)) {
        reason =
            "less than %d bytes have come in %d s"
                .formatted(limits.slowest(), limits.silence().toSeconds());
      } else if (now - begin > limits.total().toNanos()) {
        reason = "the transfer takes longer than " + limits.total().toSeconds() + " s";
      }
      if (!reason.isEmpty()) {
        try {
          transfer.close();
        } catch (IOException e) {
          reason += ", and " + e.getMessage();
        }
        clock.shutdown();
      }
    }

    /** Every so often, whether enough has come since the last time. */
    private boolean isTooSlow(long now, Limits limits) {
      if (now - windowBegin <= limits.silence().toNanos()) {
        return false;
      }
      long bytes = received;
      boolean isTooSlow = bytes - windowBytes < limits.slowest();
      windowBegin = now;
      windowBytes = bytes;
      return isTooSlow;
    }

    /**
     * Says that something has come.
     *
     * @param bytes in all
     */
    void received(long bytes) {
      received = bytes;
      lastByte = System.nanoTime();
    }

    void throwReason() throws PackageException {
      if (!reason.isEmpty()) {
        throw new PackageException("the download was cut off: " + reason);
      }
    }

    @Override
    public void close() {
      clock.shutdownNow();
    }
  }
}
