package io.marram.emulator.devices.parking.camera;

import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.vision.image.JpegEncoder;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Draws the scene while somebody looks. The newest picture is for all who look. */
final class SceneFeed implements AutoCloseable {

  private static final float QUALITY = 0.85f;
  private static final double SECOND_MICROS = 1_000_000;

  private final ParkingScene scene;
  private final LongSupplier sceneMillis;
  private final JpegEncoder encoder = new JpegEncoder();
  private final ScheduledExecutorService painter =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "parking-scene");
            thread.setDaemon(true);
            return thread;
          });
  private final long intervalMicros;
  private final Object news = new Object();
  private ScheduledFuture<?> painting;
  private int viewers;
  private long number;
  private byte[] newest;
  private boolean closed;

  SceneFeed(ParkingScene scene, LongSupplier sceneMillis, double picturesPerSecond) {
    this.scene = scene;
    this.sceneMillis = sceneMillis;
    intervalMicros = Math.round(SECOND_MICROS / picturesPerSecond);
  }

  /** A picture of a stream. */
  record Picture(long number, byte[] jpeg) {}

  /** Somebody begins to look. */
  void enter() {
    synchronized (news) {
      if (++viewers == 1 && !closed) {
        painting =
            painter.scheduleAtFixedRate(this::paint, 0, intervalMicros, TimeUnit.MICROSECONDS);
      }
    }
  }

  /** Somebody looks no longer. */
  void leave() {
    synchronized (news) {
      if (--viewers == 0 && painting != null) {
        painting.cancel(false);
        newest = null;
      }
    }
  }

  private void paint() {
    byte[] jpeg = encoder.encode(scene.picture(sceneMillis.getAsLong()), QUALITY);
    synchronized (news) {
      newest = jpeg;
      number++;
      news.notifyAll();
    }
  }

  /**
   * Waits for a picture after one that is known already.
   *
   * @param after its number, or -1
   * @return null if there are no more
   */
  Picture next(long after) throws InterruptedException {
    synchronized (news) {
      while (!closed && (newest == null || number <= after)) {
        news.wait();
      }
      return closed ? null : new Picture(number, newest);
    }
  }

  /** What is so now. */
  ParkingTruth truth() {
    return scene.truth(sceneMillis.getAsLong());
  }

  @Override
  public void close() {
    synchronized (news) {
      closed = true;
      news.notifyAll();
    }
    painter.shutdownNow();
  }
}
