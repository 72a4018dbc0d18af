package io.marram.camera.internal;

import io.marram.camera.live.JpegSplitter;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * The answer to a request for pictures. The pictures of its body are passed on while it comes,
 * whatever stands between them; of any other answer only the head is taken.
 */
final class PictureStream implements BodyHandler<Void>, BodySubscriber<Void> {

  /** So many pictures' bytes without a picture among them are garbage. */
  private static final long GARBAGE_PICTURES = 4;

  private static final int OK = 200;

  private static final List<String> TYPES =
      List.of(
          "multipart/",
          "image/jpeg",
          "image/jpg",
          "image/pjpeg",
          "video/x-motion-jpeg",
          "video/x-mjpeg",
          "video/mjpeg",
          "application/octet-stream");

  private final CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
  private final CompletableFuture<Void> body = new CompletableFuture<>();
  private final JpegSplitter splitter;
  private final long mostGarbage;
  private byte[] buffer = new byte[0];
  private boolean wanted;
  private volatile boolean garbage;
  private volatile Flow.Subscription subscription;

  /**
   * @param largestBytes a larger picture is left out
   */
  PictureStream(int largestBytes, JpegSplitter.Listener pictures) {
    this.splitter = new JpegSplitter(largestBytes, pictures);
    this.mostGarbage = GARBAGE_PICTURES * largestBytes;
  }

  /** Status and headers, once they are there. */
  CompletableFuture<ResponseInfo> head() {
    return head;
  }

  /** Whether it ended because it is no pictures. */
  boolean isGarbage() {
    return garbage;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo info) {
    wanted = info.statusCode() == OK && hasPictures(info);
    head.complete(info);
    return this;
  }

  static boolean hasPictures(ResponseInfo info) {
    String type = type(info);
    return type.isEmpty() || TYPES.stream().anyMatch(type::startsWith);
  }

  static boolean isSinglePicture(ResponseInfo info) {
    return type(info).startsWith("image/");
  }

  static boolean isMultipart(ResponseInfo info) {
    return type(info).startsWith("multipart/");
  }

  static String type(ResponseInfo info) {
    return info.headers().firstValue("Content-Type").orElse("").trim().toLowerCase(Locale.ROOT);
  }

  @Override
  public CompletionStage<Void> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription = opened;
    if (wanted) {
      opened.request(1);
    } else {
      cancel();
    }
  }

  @Override
  public void onNext(List<ByteBuffer> received) {
    if (body.isDone()) {
      return;
    }
    received.forEach(this::take);
    if (splitter.bytesSincePicture() > mostGarbage) {
      garbage = true;
      cancel();
    } else {
      subscription.request(1);
    }
  }

  private void take(ByteBuffer bytes) {
    int length = bytes.remaining();
    if (length > buffer.length) {
      buffer = new byte[length];
    }
    bytes.get(buffer, 0, length);
    splitter.write(buffer, length);
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(null);
  }

  /** Ends the connection; the body counts as complete. */
  void cancel() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.complete(null);
  }
}
