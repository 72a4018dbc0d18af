package io.marram.camera.source;

import io.marram.camera.Capture;
import io.marram.camera.Frame;
import io.marram.camera.FrameReader;
import io.marram.camera.Refusal;
import io.marram.camera.RefusedFrame;
import io.marram.camera.live.FrameRateLimit;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.LiveTally;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a live camera's frames to the wires on a thread of its own. While one is there, only the
 * newest of those that come waits. A frame is emitted once: when it is over, a newer one is there.
 */
final class LivePump {

  private static final Logger logger = LoggerFactory.getLogger(LivePump.class);

  private final String pid;
  private final String name;
  private final int largestBytes;
  private final FrameReader reader;
  private final FrameRateLimit limit;
  private final PictureDevelopment development;
  private final LiveHealth health;
  private final Consumer<Capture> wires;
  private final WaitingPlace<Exposure> place = new WaitingPlace<>();
  private final Thread thread;
  private long lastId;

  /** A picture that is on its way, before it is treated. */
  private record Exposure(String id, long capturedAtMillis, Development development) {}

  private interface Development {
    Frame develop() throws PictureException;
  }

  LivePump(String pid, LiveSettings settings, LiveHealth health, Consumer<Capture> wires) {
    this.pid = pid;
    this.name = settings.name();
    this.largestBytes = settings.largestPictureBytes();
    this.reader = new FrameReader(largestBytes, new PictureDecoder());
    this.limit = new FrameRateLimit(settings.framesPerSecond());
    this.development = new PictureDevelopment(settings.treatment());
    this.health = health;
    this.wires = wires;
    this.thread = new Thread(this::run, "marram-frames-" + pid);
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Emits nothing more; what is on the wires may come back later. */
  void stop(Duration patience) {
    place.close();
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes a picture in; called by one thread, which never waits here.
   *
   * @return whether it is one that can be worked on
   */
  boolean offer(byte[] picture) {
    long now = System.currentTimeMillis();
    Capture capture = reader.readPicture(nextId(now), name, "", picture, now);
    if (capture instanceof RefusedFrame refused) {
      health.refused(refused);
      return false;
    }
    if (admits(System.nanoTime()) && capture instanceof Frame frame) {
      put(new Exposure(frame.id(), now, () -> development.develop(frame)));
    }
    return true;
  }

  /** Counts a picture that came; whether it is wanted at the frame rate. */
  boolean admits(long nanos) {
    health.received();
    boolean admitted = limit.admits(nanos);
    if (!admitted) {
      health.count(LiveTally::skipped);
    }
    return admitted;
  }

  /** Takes an image in; the newest wins. */
  void offer(RgbImage image, long capturedAtMillis) {
    put(exposure(image, capturedAtMillis));
  }

  /** Takes an image in as soon as there is room for it. */
  void await(RgbImage image, long capturedAtMillis) throws InterruptedException {
    place.await(exposure(image, capturedAtMillis));
  }

  private Exposure exposure(RgbImage image, long capturedAtMillis) {
    String id = nextId(capturedAtMillis);
    return new Exposure(
        id, capturedAtMillis, () -> development.develop(id, name, capturedAtMillis, image));
  }

  private void put(Exposure exposure) {
    if (place.replace(exposure)) {
      health.count(LiveTally::dropped);
    }
  }

  /** Counts a picture that was too large to be kept. */
  void refuseSize() {
    long now = System.currentTimeMillis();
    String reason = "the picture has more than " + largestBytes + " bytes";
    health.refused(new RefusedFrame(nextId(now), name, now, Refusal.TOO_LARGE, reason));
  }

  /** The same id never comes twice, even if the clock is set back. */
  private String nextId(long nowMillis) {
    lastId = Math.max(nowMillis, lastId + 1);
    return name + "-" + lastId;
  }

  /** How many frames wait: one or none. */
  int waiting() {
    return place.isEmpty() ? 0 : 1;
  }

  private void run() {
    for (Exposure next = place.take(); next != null; next = place.take()) {
      emit(next);
    }
  }

  /** The boundary to whatever the user wired up: nothing that fails there may end this thread. */
  private void emit(Exposure exposure) {
    long begin = System.nanoTime();
    try {
      wires.accept(exposure.development().develop());
      health.emitted(System.nanoTime() - begin);
    } catch (PictureException e) {
      String reason = e.getMessage();
      health.refused(
          new RefusedFrame(
              exposure.id(), name, exposure.capturedAtMillis(), Refusal.NOT_A_PICTURE, reason));
    } catch (RuntimeException | LinkageError e) {
      // classes vanish for a moment when a bundle on the wires is replaced
      logger.warn("event=camera.emit.failed pid={} request={}", pid, exposure.id(), e);
    }
  }
}
