package io.marram.camera.internal;

import io.marram.camera.live.HttpCameraSettings;
import io.marram.camera.live.JpegSplitter;
import io.marram.camera.live.Login;
import io.marram.camera.source.Ending;
import io.marram.camera.source.LiveFeed;
import io.marram.camera.source.PictureSink;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Pictures that a camera sends over HTTP: as a stream, or one for each request. */
final class HttpFeed implements LiveFeed {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final int NONCE_BYTES = 16;

  private final HttpCameraSettings settings;
  private final HttpClient client;
  private final Optional<Login> login;
  private volatile CompletableFuture<Void> cut = new CompletableFuture<>();
  private boolean closed;

  /**
   * @param client does not follow redirections
   */
  HttpFeed(HttpCameraSettings settings, HttpClient.Builder client) {
    SecureRandom random = new SecureRandom();
    this.settings = settings;
    this.client =
        client
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();
    this.login =
        settings.credentials().map(credentials -> new Login(credentials, () -> nonce(random)));
  }

  private static String nonce(SecureRandom random) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public Ending play(PictureSink pictures) throws InterruptedException {
    synchronized (this) {
      cut = new CompletableFuture<>();
      if (closed) {
        return Ending.passing("closed");
      }
    }
    if (!settings.takesSnapshots()) {
      return attempt(pictures).run().orElse(Ending.passing("the camera ended its stream"));
    }
    while (true) {
      long begin = System.nanoTime();
      Optional<Ending> failure = attempt(pictures).run();
      if (failure.isPresent()) {
        return failure.get();
      }
      long left = settings.snapshotInterval().toNanos() - (System.nanoTime() - begin);
      if (isCutWithin(left)) {
        return Ending.passing("it sends no pictures");
      }
    }
  }

  private HttpAttempt attempt(JpegSplitter.Listener pictures) {
    return new HttpAttempt(settings, client, login, cut, pictures);
  }

  private boolean isCutWithin(long nanos) throws InterruptedException {
    try {
      cut.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody fails a cut", e);
    }
  }

  @Override
  public void cut() {
    cut.complete(null);
  }

  @Override
  public synchronized void close() {
    closed = true;
    cut();
  }
}
