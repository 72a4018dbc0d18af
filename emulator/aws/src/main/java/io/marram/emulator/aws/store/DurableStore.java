package io.marram.emulator.aws.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maps in one file. What was put is safe from a kill of this process as soon as {@link #written}
 * completes, which many callers share one write for; what nobody waits for, such as removals, is
 * written 100 ms later at the latest. A power cut may cost more.
 */
public final class DurableStore implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(DurableStore.class);

  private static final int CACHE_MEGABYTES = 4;
  private static final long LATEST_WRITE_MILLIS = 100;
  private static final int RETENTION_MILLIS = 5_000;

  private final MVStore store;
  private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
  private final Semaphore work = new Semaphore(0);
  private final Thread writer = new Thread(this::run, "durable-store");
  private volatile boolean closed;
  private boolean failing;

  private DurableStore(MVStore store) {
    this.store = store;
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Opens a store; creates it if there is none.
   *
   * @throws IOException if the file cannot be used
   */
  public static DurableStore open(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try {
      MVStore store =
          new MVStore.Builder()
              .fileName(file.toString())
              .autoCommitDisabled()
              .cacheSize(CACHE_MEGABYTES)
              .open();
      // Space is used again soon: only a power cut could bring an older state back. Not at once,
      // since whoever reads may still be on the way through a state that was just replaced.
      store.setRetentionTime(RETENTION_MILLIS);
      return new DurableStore(store);
    } catch (MVStoreException e) {
      throw new IOException("cannot open " + file + ": " + e.getMessage(), e);
    }
  }

  /** The map of that name, created if there is none. Its values must not be changed. */
  public <K, V> MVMap<K, V> map(String name) {
    return store.openMap(name);
  }

  /** Whether there is a map of that name. */
  public boolean hasMap(String name) {
    return store.hasMap(name);
  }

  /** Completes, on the store's own thread, when all that was put before is written. */
  public CompletableFuture<Void> written() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    waiting.add(future);
    work.release();
    if (closed) {
      future.completeExceptionally(new IOException("the store is closed"));
    }
    return future;
  }

  /** Writes what is left and closes the file. */
  @Override
  public void close() {
    closed = true;
    work.release();
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    store.close();
  }

  private void run() {
    while (!closed) {
      try {
        if (work.tryAcquire(LATEST_WRITE_MILLIS, TimeUnit.MILLISECONDS)) {
          work.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      write();
    }
    write();
  }

  private void write() {
    List<CompletableFuture<Void>> batch = new ArrayList<>();
    for (CompletableFuture<Void> one = waiting.poll(); one != null; one = waiting.poll()) {
      batch.add(one);
    }
    try {
      store.commit();
      failing = false;
      batch.forEach(one -> one.complete(null));
    } catch (MVStoreException e) {
      if (!failing) {
        logger.error("event=store.write-failed reason=\"{}\"", e.getMessage());
      }
      failing = true;
      batch.forEach(one -> one.completeExceptionally(e));
    }
  }
}
