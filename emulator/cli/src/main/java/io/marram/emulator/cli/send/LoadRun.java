package io.marram.emulator.cli.send;

import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.send.FrameExchange.TimedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Publishes the same photos again and again and counts what comes back. */
final class LoadRun {

  /** So many frames may wait for the broker's receipt: memory stays small, the line stays full. */
  private static final int UNACKNOWLEDGED = 32;

  /** How long a second answer to the last request is waited for. */
  private static final Duration LATE = Duration.ofSeconds(2);

  private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(5);
  private static final int LOOK_MILLIS = 100;

  private final FrameExchange exchange;
  private final ProgressDisplay.Part progress;
  private final Semaphore unacknowledged = new Semaphore(UNACKNOWLEDGED);
  private final Latencies latencies = new Latencies();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong lastEventNanos = new AtomicLong(System.nanoTime());

  LoadRun(FrameExchange exchange, ProgressDisplay.Part progress) {
    this.exchange = exchange;
    this.progress = progress;
  }

  /**
   * @param count how many frames
   * @param ratePerSecond how fast; 0 for as fast as the broker takes them
   * @param patience how long after the last answer the rest are lost
   */
  LoadReport run(List<Photo> photos, int count, double ratePerSecond, Duration patience)
      throws InterruptedException {
    long began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      if (ratePerSecond > 0) {
        sleepUntil(began + (long) (i * 1e9 / ratePerSecond));
      }
      publish(photos.get(i % photos.size()));
    }
    unacknowledged.acquire(UNACKNOWLEDGED);
    double publishSeconds = (System.nanoTime() - began) / 1e9;
    awaitAnswers(count, patience);
    double seconds = (lastEventNanos.get() - began) / 1e9;
    Thread.sleep(LATE.toMillis());
    return new LoadReport(
        count,
        latencies.count(),
        errors.get(),
        refused.get(),
        exchange.duplicates(),
        publishSeconds,
        seconds,
        latencies.percentile(50),
        latencies.percentile(99));
  }

  private void publish(Photo photo) throws InterruptedException {
    unacknowledged.acquire();
    String requestId = UUID.randomUUID().toString();
    byte[] payload = PhotoFitter.payload(requestId, photo.name(), photo.content());
    exchange.send(requestId, payload, unacknowledged::release).whenComplete(this::count);
  }

  private void count(TimedAnswer answer, Throwable failure) {
    if (failure != null) {
      refused.incrementAndGet();
    } else {
      latencies.add(answer.times().total());
      if (answer.result().isError()) {
        errors.incrementAndGet();
      }
    }
    lastEventNanos.set(System.nanoTime());
  }

  private void awaitAnswers(int count, Duration patience) throws InterruptedException {
    lastEventNanos.accumulateAndGet(System.nanoTime(), Math::max);
    long said = System.nanoTime();
    while (latencies.count() + refused.get() < count
        && System.nanoTime() - lastEventNanos.get() < patience.toNanos()) {
      if (System.nanoTime() - said > PROGRESS_INTERVAL.toNanos()) {
        said = System.nanoTime();
        progress.at(latencies.count() + " of " + count + " answers");
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static void sleepUntil(long nanoTime) throws InterruptedException {
    long nanos = nanoTime - System.nanoTime();
    if (nanos > 0) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
  }
}
