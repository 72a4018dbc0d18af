package io.marram.collection.internal;

import io.marram.collection.BucketException;
import io.marram.collection.PictureUpload;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Uploads what waits, one picture after the other, on a thread of its own. */
final class Uploader implements AutoCloseable {

  private static final Duration IDLE = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofMillis(1_900);

  private final PictureUpload upload;
  private final Pauses pauses;
  private final CollectionLog log;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread;
  private boolean something;
  private boolean stopped;

  Uploader(String pid, PictureUpload upload, Pauses pauses, CollectionLog log) {
    this.upload = upload;
    this.pauses = pauses;
    this.log = log;
    thread = new Thread(this::run, "marram-upload-" + pid);
    thread.setDaemon(true);
    thread.start();
  }

  /** There is something new to upload. It ends no pause after a failure. */
  void wake() {
    lock.lock();
    try {
      something = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    int failures = 0;
    while (!isStopped()) {
      boolean refused = false;
      try {
        boolean idle = !upload.uploadOne();
        failures = 0;
        if (idle) {
          rest(IDLE, true);
        } else {
          log.uploaded();
        }
        continue;
      } catch (BucketException e) {
        refused = e.isRefused();
        report(refused, e.getMessage());
      } catch (IOException | RuntimeException e) {
        report(false, e.toString());
      }
      failures++;
      rest(pauses.after(failures, refused), false);
    }
  }

  /** An upload that is given up because this ends is no failure. */
  private void report(boolean refused, String reason) {
    if (!isStopped()) {
      log.uploadFailed(refused, reason);
    }
  }

  private void rest(Duration pause, boolean untilSomething) {
    lock.lock();
    try {
      long nanos = pause.toNanos();
      while (nanos > 0 && !stopped && !(untilSomething && something)) {
        nanos = changed.awaitNanos(nanos);
      }
      something = false;
    } catch (InterruptedException e) {
      // Only close() interrupts; the loop sees that it is stopped.
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopped() {
    lock.lock();
    try {
      return stopped;
    } finally {
      lock.unlock();
    }
  }

  /** Gives up what is under way; it waits on disk. */
  @Override
  public void close() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    thread.interrupt();
    try {
      thread.join(PATIENCE.toMillis());
      if (thread.isAlive()) {
        log.stalled(thread.getName());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
