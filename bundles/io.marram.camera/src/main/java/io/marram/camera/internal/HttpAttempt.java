package io.marram.camera.internal;

import io.marram.camera.live.CameraAddress;
import io.marram.camera.live.HttpCameraSettings;
import io.marram.camera.live.JpegSplitter;
import io.marram.camera.live.Login;
import io.marram.camera.source.Ending;
import io.marram.log.Printable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** One answer with pictures, and the requests that lead to it. */
final class HttpAttempt {

  /** Redirections and log-ins for one answer. */
  private static final int MOST_REQUESTS = 8;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  private final HttpCameraSettings settings;
  private final HttpClient client;
  private final Optional<Login> login;
  private final CompletableFuture<Void> cut;
  private final JpegSplitter.Listener pictures;
  private CameraAddress address;
  private boolean challenged;

  /**
   * @param cut when it is complete, the attempt ends
   * @param pictures gets what the camera sends
   */
  HttpAttempt(
      HttpCameraSettings settings,
      HttpClient client,
      Optional<Login> login,
      CompletableFuture<Void> cut,
      JpegSplitter.Listener pictures) {
    this.settings = settings;
    this.client = client;
    this.login = login;
    this.cut = cut;
    this.pictures = pictures;
    this.address = settings.address();
  }

  /** Passes the pictures on; says what went wrong. */
  Optional<Ending> run() throws InterruptedException {
    for (int i = 0; i < MOST_REQUESTS; i++) {
      PictureStream stream = new PictureStream(settings.live().largestPictureBytes(), pictures);
      CompletableFuture<HttpResponse<Void>> response = client.sendAsync(request(), stream);
      try {
        Optional<ResponseInfo> head = await(stream, response);
        if (head.isEmpty()) {
          return Optional.of(Ending.passing("it does not answer"));
        }
        Next next = judge(head.get());
        if (next.ending != null) {
          return Optional.of(next.ending);
        }
        if (!next.again) {
          return awaitBody(stream, response);
        }
      } catch (ExecutionException e) {
        return Optional.of(HttpFailure.ending(e.getCause()));
      } finally {
        stream.cancel();
        response.cancel(true);
      }
    }
    return Optional.of(
        Ending.lasting("it redirects or asks for a log-in more than " + MOST_REQUESTS + " times"));
  }

  private HttpRequest request() {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.uri()).GET();
    if (mayLogIn()) {
      login
          .flatMap(known -> known.authorization("GET", address.target()))
          .ifPresent(value -> request.header("Authorization", value));
    }
    return request.build();
  }

  /** Another server is not told the password of this one. */
  private boolean mayLogIn() {
    return settings.address().isSameServer(address);
  }

  private Optional<ResponseInfo> await(
      PictureStream stream, CompletableFuture<HttpResponse<Void>> response)
      throws InterruptedException, ExecutionException {
    CompletableFuture.anyOf(stream.head(), response, cut).get();
    return Optional.ofNullable(stream.head().getNow(null));
  }

  private Optional<Ending> awaitBody(
      PictureStream stream, CompletableFuture<HttpResponse<Void>> response)
      throws InterruptedException, ExecutionException {
    CompletableFuture.anyOf(response, cut).get();
    if (stream.isGarbage()) {
      return Optional.of(Ending.passing("what it sends is no MJPEG"));
    }
    return cut.isDone() ? Optional.of(Ending.passing("it sends no pictures")) : Optional.empty();
  }

  private Next judge(ResponseInfo head) {
    int status = head.statusCode();
    if (status == OK) {
      return judgeType(head);
    }
    if (status == UNAUTHORIZED) {
      return judgeChallenge(head);
    }
    Optional<String> location = head.headers().firstValue("Location");
    if (status > OK && status < CLIENT_ERRORS && location.isPresent()) {
      return follow(location.get());
    }
    String reason = "it answers with status " + status;
    return Next.end(status >= SERVER_ERRORS ? Ending.passing(reason) : Ending.lasting(reason));
  }

  private Next judgeType(ResponseInfo head) {
    if (!PictureStream.hasPictures(head)) {
      return Next.end(
          Ending.lasting(
              "it answers %s, no JPEG pictures".formatted(Printable.of(PictureStream.type(head)))));
    }
    if (settings.takesSnapshots() && PictureStream.isMultipart(head)) {
      return Next.end(Ending.lasting("it sends a stream: set snapshot.interval.milliseconds to 0"));
    }
    if (!settings.takesSnapshots() && PictureStream.isSinglePicture(head)) {
      return Next.end(
          Ending.lasting("it sends a single picture: set snapshot.interval.milliseconds"));
    }
    return Next.TAKE;
  }

  private Next judgeChallenge(ResponseInfo head) {
    if (!mayLogIn()) {
      return Next.end(
          Ending.lasting(
              "it redirects to another server that asks for a password, which is not told it"));
    }
    if (login.isEmpty()) {
      return Next.end(Ending.lasting("it asks for a user name and a password, none are set"));
    }
    boolean known = login.get().challenged(head.headers().allValues("WWW-Authenticate"));
    if (!known) {
      return Next.end(Ending.lasting("it asks for a log-in other than Basic and Digest"));
    }
    if (challenged && !login.get().isStale()) {
      login.get().forget();
      return Next.end(Ending.lasting("it refuses the user name or the password"));
    }
    challenged = true;
    return Next.AGAIN;
  }

  private Next follow(String location) {
    try {
      address = address.redirected(location);
      return Next.AGAIN;
    } catch (IllegalArgumentException e) {
      return Next.end(Ending.lasting("it redirects to where we do not go: " + e.getMessage()));
    }
  }

  /**
   * What follows from the head of an answer.
   *
   * @param ending why nothing comes of it, or null
   * @param again whether another request is to be made
   */
  private record Next(Ending ending, boolean again) {
    private static final Next TAKE = new Next(null, false);
    private static final Next AGAIN = new Next(null, true);

    private static Next end(Ending ending) {
      return new Next(ending, false);
    }
  }
}
