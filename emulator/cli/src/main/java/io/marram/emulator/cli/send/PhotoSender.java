package io.marram.emulator.cli.send;

import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.send.FrameExchange.TimedAnswer;
import io.marram.emulator.cli.send.PhotoFitter.FittedPhoto;
import io.marram.vision.image.PictureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Sends photos and waits for their answers. */
public final class PhotoSender {

  private final FrameExchange exchange;
  private final Duration timeout;
  private final boolean asIs;
  private final PhotoFitter fitter = new PhotoFitter();

  /**
   * @param timeout how long to wait for an answer after the last one came
   * @param asIs whether photos that are too large are sent all the same
   */
  public PhotoSender(FrameExchange exchange, Duration timeout, boolean asIs) {
    this.exchange = exchange;
    this.timeout = timeout;
    this.asIs = asIs;
  }

  private record Asked(Photo photo, String change, CompletableFuture<TimedAnswer> answer) {}

  /**
   * Sends all photos, then waits for their answers.
   *
   * @param onReport told of each photo as soon as its fate is known, in the photos' order
   */
  public List<PhotoReport> send(List<Photo> photos, Consumer<PhotoReport> onReport)
      throws InterruptedException {
    List<Asked> asked = new ArrayList<>();
    for (Photo photo : photos) {
      asked.add(ask(photo));
    }
    List<PhotoReport> reports = new ArrayList<>();
    for (Asked one : asked) {
      PhotoReport report = await(one);
      reports.add(report);
      onReport.accept(report);
    }
    return reports;
  }

  private Asked ask(Photo photo) {
    String requestId = UUID.randomUUID().toString();
    try {
      FittedPhoto fitted =
          asIs
              ? new FittedPhoto(photo.content(), "")
              : fitter.fit(requestId, photo.name(), photo.content());
      byte[] payload = PhotoFitter.payload(requestId, photo.name(), fitted.picture());
      return new Asked(photo, fitted.change(), exchange.send(requestId, payload));
    } catch (PictureException e) {
      return new Asked(
          photo,
          "",
          CompletableFuture.failedFuture(
              new CommandFailure("too large for one message, and " + e.getMessage(), e)));
    }
  }

  private PhotoReport await(Asked asked) throws InterruptedException {
    String name = asked.photo().name();
    try {
      TimedAnswer answer = asked.answer().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return PhotoReport.answered(name, asked.change(), answer);
    } catch (TimeoutException e) {
      return PhotoReport.failed(
          name, asked.change(), "no answer within " + timeout.toSeconds() + " s");
    } catch (ExecutionException e) {
      return PhotoReport.failed(name, asked.change(), e.getCause().getMessage());
    }
  }
}
