package io.marram.camera.source;

import io.marram.camera.BackOff;
import io.marram.camera.Capture;
import io.marram.camera.FrameKey;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.LiveTally;
import io.marram.vision.image.RgbImage;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a live camera going: begins its feed again for ever, with a back-off between, when it ends
 * or is silent for too long.
 */
public final class LiveSource implements FrameSource, PictureSink {

  private static final Logger logger = LoggerFactory.getLogger(LiveSource.class);
  private static final Duration PATIENCE = Duration.ofMillis(700);
  private static final long TICK_MILLIS = 500;

  /** A feed that lived this long was a good one; the next failure is a first one. */
  private static final Duration PROVEN = Duration.ofSeconds(10);

  /**
   * How long to wait after a failure.
   *
   * @param passing if it may be better at once
   * @param lasting if somebody has to do something first: some cameras lock those out who try a
   *     wrong password too often
   */
  public record Retries(BackOff passing, BackOff lasting) {
    public static final Retries USUAL =
        new Retries(new BackOff(500, 30_000), new BackOff(30_000, 300_000));
  }

  private final String pid;
  private final LiveSettings settings;
  private final LiveFeed feed;
  private final Retries retries;
  private final LiveHealth health;
  private final LivePump pump;
  private final Thread thread;
  private final ScheduledExecutorService watch;
  private final Semaphore wishes = new Semaphore(0);
  private volatile boolean stopped;

  /** When the feed began or gave its last good picture. */
  private volatile long lifeNanos;

  private volatile boolean playing;

  /** Whether the feed cannot go on for the wires. */
  private volatile boolean held;

  private volatile boolean silent;
  private volatile String away = "";

  /**
   * @param retries how long to wait after a failure
   * @param wires gets the frames, on a thread of their own
   * @param events gets the reports on its health
   */
  public LiveSource(
      String pid,
      LiveSettings settings,
      LiveFeed feed,
      Retries retries,
      Consumer<Capture> wires,
      EventAdmin events) {
    this.pid = pid;
    this.settings = settings;
    this.feed = feed;
    this.retries = retries;
    this.health = new LiveHealth(pid, settings.name(), events, System::nanoTime);
    this.pump = new LivePump(pid, settings, health, wires);
    this.thread = new Thread(this::run, "marram-camera-" + pid);
    this.thread.setDaemon(true);
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread watcher = new Thread(task, "marram-camera-watch-" + pid);
              watcher.setDaemon(true);
              return watcher;
            });
  }

  @Override
  public void start() {
    pump.start();
    thread.start();
    watch.scheduleWithFixedDelay(this::look, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    stopped = true;
    watch.shutdown();
    thread.interrupt();
    feed.close();
    pump.stop(PATIENCE);
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    health.log();
  }

  /** A live camera's frames are over once they were emitted. */
  @Override
  public void settled(FrameKey key) {
    // nothing is kept
  }

  @Override
  public void rewired() {
    // the next frame comes by itself
  }

  @Override
  public void retry() {
    wishes.release();
  }

  private void run() {
    int failures = 0;
    try {
      while (!stopped) {
        long begin = System.nanoTime();
        Ending ending = playOnce();
        boolean proven = away.isEmpty() && System.nanoTime() - begin >= PROVEN.toNanos();
        failures = proven ? 1 : failures + 1;
        if (ending.next() == Ending.Next.NEVER) {
          reportComplete(ending);
          return;
        }
        reportAway(ending);
        BackOff backOff =
            ending.next() == Ending.Next.SELDOM ? retries.lasting() : retries.passing();
        await(backOff.jitteredMillis(failures, ThreadLocalRandom.current().nextDouble()));
        health.count(LiveTally::reconnected);
      }
    } catch (InterruptedException e) {
      // close() interrupts; nobody else knows this thread
    }
  }

  /** Until the time is over or somebody wants the next attempt. */
  private void await(long millis) throws InterruptedException {
    wishes.drainPermits();
    if (wishes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      logger.info("event=camera.retried pid={} camera={}", pid, settings.name());
    }
  }

  private Ending playOnce() throws InterruptedException {
    silent = false;
    lifeNanos = System.nanoTime();
    playing = true;
    try {
      Ending ending = feed.play(this);
      return silent ? ending.afterSilence(settings.silence()) : ending;
    } catch (RuntimeException e) {
      // the boundary: whatever a camera sends must not end this thread
      logger.error("event=camera.failed pid={} camera={}", pid, settings.name(), e);
      return Ending.lasting("an unexpected failure");
    } finally {
      playing = false;
    }
  }

  /** A feed that was cut may pass a last picture on while the next begins. */
  @Override
  public synchronized void picture(byte[] jpeg) {
    if (pump.offer(jpeg)) {
      lifeNanos = System.nanoTime();
      reportBack();
    }
  }

  @Override
  public boolean admits(long nanos) {
    lifeNanos = System.nanoTime();
    reportBack();
    return pump.admits(nanos);
  }

  @Override
  public void image(RgbImage image, long capturedAtMillis) throws InterruptedException {
    if (!feed.isPatient()) {
      pump.offer(image, capturedAtMillis);
      return;
    }
    held = true;
    try {
      pump.await(image, capturedAtMillis);
    } finally {
      lifeNanos = System.nanoTime();
      held = false;
    }
  }

  @Override
  public synchronized void tooLarge() {
    pump.refuseSize();
  }

  /** The boundary of the watch: a failure would end its schedule. */
  private void look() {
    try {
      if (playing && !held && System.nanoTime() - lifeNanos > settings.silence().toNanos()) {
        silent = true;
        feed.cut();
      }
      health.offer(pump.waiting());
    } catch (RuntimeException e) {
      logger.error("event=camera.watch.failed pid={}", pid, e);
    }
  }

  private void reportAway(Ending ending) {
    if (!stopped && !ending.reason().equals(away)) {
      logger.warn(
          "event=camera.away pid={} camera={} reason=\"{}\"{} action=\"tries again for ever\"",
          pid,
          settings.name(),
          ending.reason(),
          ending.details().isEmpty() ? "" : " output=\"" + ending.details() + "\"");
    }
    away = ending.reason();
  }

  private void reportComplete(Ending ending) {
    away = "";
    if (!stopped) {
      logger.info(
          "event=camera.complete pid={} camera={} reason=\"{}\"",
          pid,
          settings.name(),
          ending.reason());
    }
  }

  private void reportBack() {
    if (!away.isEmpty()) {
      logger.info("event=camera.back pid={} camera={}", pid, settings.name());
    }
    away = "";
  }
}
