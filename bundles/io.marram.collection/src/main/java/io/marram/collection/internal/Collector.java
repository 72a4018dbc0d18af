package io.marram.collection.internal;

import io.marram.collection.CollectedFrame;
import io.marram.collection.CollectionFolder;
import io.marram.collection.CollectorSettings;
import io.marram.collection.FrameSelection;
import io.marram.collection.Keeping;
import io.marram.collection.PictureUpload;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps the frames that are worth it and lets them be uploaded. While the disk does not take them
 * it collects nothing and tries again from time to time. Any thread may call it.
 */
final class Collector implements AutoCloseable {

  /** After a disk refused a picture, it is asked again only then. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final String pid;
  private final CollectorSettings settings;
  private final Pauses pauses;
  private final LongSupplier monotonicMillis;
  private final FrameSelection selection;
  private final CollectionLog log;

  /** Null while the folder cannot be used. */
  private CollectionFolder folder;

  /** Null while the folder cannot be used, and if nothing is uploaded. */
  private S3Bucket bucket;

  private Uploader uploader;
  private long pausedUntilMillis = Long.MIN_VALUE;
  private boolean closed;

  /**
   * @param monotonicMillis a clock that only goes forward
   */
  Collector(String pid, CollectorSettings settings, Pauses pauses, LongSupplier monotonicMillis) {
    this.pid = pid;
    this.settings = settings;
    this.pauses = pauses;
    this.monotonicMillis = monotonicMillis;
    this.selection = new FrameSelection(settings.rule());
    this.log = new CollectionLog(pid);
    open();
  }

  private void open() {
    try {
      folder = new CollectionFolder(settings.folder());
    } catch (IOException e) {
      pause(e.toString());
      return;
    }
    settings
        .upload()
        .ifPresent(
            upload -> {
              bucket = new S3Bucket(upload);
              uploader = new Uploader(pid, new PictureUpload(folder, upload, bucket), pauses, log);
            });
  }

  private void pause(String reason) {
    log.paused(reason);
    pausedUntilMillis = monotonicMillis.getAsLong() + RETRY.toMillis();
  }

  /** Records that are no frames have come. */
  void refuse(String emitter, String reason) {
    log.refused(emitter, reason);
  }

  synchronized void offer(CollectedFrame frame) {
    long now = monotonicMillis.getAsLong();
    if (closed || now < pausedUntilMillis) {
      return;
    }
    if (folder == null) {
      open();
      if (folder == null) {
        return;
      }
    }
    try {
      Optional<RgbImage> picture = selection.select(frame, now);
      if (picture.isPresent()) {
        keep(frame, picture.get());
      }
    } catch (PictureException e) {
      log.refused(frame.source(), e.getMessage());
    } catch (IOException e) {
      pause(e.toString());
      if (!folder.isThere()) {
        // Such as a stick that was pulled out: what comes back is looked at anew.
        release();
      }
    }
  }

  private void keep(CollectedFrame frame, RgbImage picture) throws IOException {
    Keeping keeping = folder.keep(frame, picture.width(), picture.height());
    switch (keeping) {
      case KEPT -> {
        log.kept(folder.counts().dropped());
        if (uploader != null) {
          uploader.wake();
        }
      }
      case KNOWN -> {}
      case TOO_LARGE -> log.refused(frame.source(), "the picture is larger than the budget");
      case DISK_FULL -> pause("the disk has no more free than the reserve");
      default -> throw new IllegalStateException("unknown " + keeping);
    }
  }

  private void release() {
    if (uploader != null) {
      uploader.close();
      bucket.close();
      uploader = null;
    }
    if (folder != null) {
      try {
        folder.close();
      } catch (IOException e) {
        log.paused(e.toString());
      }
      folder = null;
    }
  }

  /** What waits for its upload stays where it is. */
  @Override
  public synchronized void close() {
    closed = true;
    release();
    log.close();
  }
}
