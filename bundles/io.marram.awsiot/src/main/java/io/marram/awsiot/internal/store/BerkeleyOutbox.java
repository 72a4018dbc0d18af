package io.marram.awsiot.internal.store;

import com.sleepycat.je.DatabaseException;
import com.sleepycat.je.DiskLimitException;
import com.sleepycat.je.ThreadInterruptedException;
import io.marram.awsiot.Entry;
import io.marram.awsiot.Item;
import io.marram.awsiot.Outbox;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.OutboxException.Reason;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The outbox on Berkeley DB Java Edition. A store that fails (a full disk does that to it) is
 * closed and opened again, once a second, until it works: what it had accepted is in its files.
 */
public final class BerkeleyOutbox implements Outbox {

  /** Twice in the time that is promised, since the disk takes its time too. */
  private static final long TICK_MILLIS = POWER_CUT_MILLIS / 2;

  private static final long OPEN_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long CLOSE_SECONDS = 10;

  private final OutboxSettings settings;
  private final OutboxLog log;
  private final ScheduledExecutorService thread;

  /** Held for writing while the files are opened and closed, for reading by all who use them. */
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /** As it was opened last; {@code null} if it never could be. */
  private volatile OpenOutbox open;

  /** Why the files cannot be used, {@code null} if they can. */
  private volatile OutboxException failure;

  private volatile boolean closed;
  private volatile Runnable readable = () -> {};
  private long triedNanos;

  /** Opens the files, or makes them. If that fails it is {@link #problem()}, and is tried again. */
  public BerkeleyOutbox(OutboxSettings settings) {
    this.settings = settings;
    log = new OutboxLog(settings.folder());
    open();
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread created = new Thread(work, "outbox");
              created.setDaemon(true);
              return created;
            });
    thread.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public long append(StreamSettings stream, Item item) throws OutboxException {
    Optional<String> shortage = use(OpenOutbox::shortage);
    if (shortage.isPresent()) {
      throw new OutboxException(Reason.DISK_FULL, shortage.get());
    }
    return use(files -> files.append(stream, item));
  }

  @Override
  public List<Entry> peek(String stream, long from, int most) throws OutboxException {
    return use(
        files -> files.stream(stream).map(books -> books.peek(from, most)).orElse(List.of()));
  }

  @Override
  public void acknowledge(String stream, long through) throws OutboxException {
    use(
        files -> {
          files.stream(stream).ifPresent(books -> files.acknowledge(books, through));
          return null;
        });
  }

  @Override
  public void drop(String stream, long through) throws OutboxException {
    use(
        files -> {
          files.stream(stream).ifPresent(books -> files.drop(books, through));
          return null;
        });
  }

  @Override
  public List<StreamState> streams() {
    OpenOutbox files = open;
    return files == null ? List.of() : files.streams().stream().map(StreamBooks::state).toList();
  }

  @Override
  public long diskBytes() {
    OpenOutbox files = open;
    return files == null ? 0 : files.diskBytes();
  }

  @Override
  public void onReadable(Runnable listener) {
    readable = listener;
  }

  @Override
  public Optional<String> problem() {
    OutboxException why = failure;
    if (why != null) {
      return Optional.of(why.getMessage());
    }
    return open.shortage();
  }

  /**
   * Forces what was accepted to the disk now, instead of within {@value #POWER_CUT_MILLIS} ms, and
   * keeps to the budget.
   *
   * @throws OutboxException if it is closed or the disk refuses
   */
  public void force() throws OutboxException {
    boolean forced = use(OpenOutbox::force);
    use(OpenOutbox::reclaim);
    if (forced) {
      readable.run();
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    lock.writeLock().lock();
    try {
      if (!closed && failure == null) {
        closeFiles();
      }
      closed = true;
      failure = new OutboxException(Reason.CLOSED, "the outbox is closed");
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void tick() {
    try {
      if (failure != null) {
        openAgain();
      }
      if (failure == null) {
        force();
        log.works(open.droppedForRoom());
      }
    } catch (OutboxException e) {
      log.fails(e);
    }
  }

  private void openAgain() throws OutboxException {
    if (System.nanoTime() - triedNanos > OPEN_AGAIN_NANOS) {
      open();
    }
    OutboxException still = failure;
    if (still != null) {
      throw still;
    }
  }

  private void open() {
    lock.writeLock().lock();
    try {
      triedNanos = System.nanoTime();
      makeFolder(settings.folder());
      open = new OpenOutbox(settings);
      failure = null;
    } catch (DatabaseException | UncheckedIOException | IOException e) {
      failure = because(e);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private <T> T use(Use<T> use) throws OutboxException {
    RuntimeException cause;
    lock.readLock().lock();
    try {
      OutboxException why = failure;
      if (why != null) {
        throw again(why);
      }
      return use.of(open);
    } catch (DatabaseException | UncheckedIOException e) {
      cause = e;
    } finally {
      lock.readLock().unlock();
    }
    throw failed(cause);
  }

  /** Lets go of the files if the store cannot go on; they are opened again by the thread. */
  private OutboxException failed(RuntimeException cause) {
    OutboxException because = because(cause);
    lock.writeLock().lock();
    try {
      // After the disk was full the store looks at it again when it is opened, not before.
      boolean full = cause instanceof DiskLimitException;
      if (failure == null && (full || !open.isUsable())) {
        failure = because;
        closeFiles();
      }
    } finally {
      lock.writeLock().unlock();
    }
    if (cause instanceof ThreadInterruptedException) {
      Thread.currentThread().interrupt();
    }
    return because;
  }

  private void closeFiles() {
    try {
      open.close();
    } catch (DatabaseException e) {
      // A store that failed says so once more when it is closed; its files are let go nevertheless.
      log.closedBadly(e);
    }
  }

  private OutboxException because(Exception cause) {
    long free = settings.folder().toFile().getUsableSpace();
    boolean full = Files.isDirectory(settings.folder()) && free < settings.fileBytes();
    if (full || cause instanceof DiskLimitException) {
      return new OutboxException(
          Reason.DISK_FULL, "the disk is full: %d bytes are free".formatted(free), cause);
    }
    return new OutboxException(
        Reason.DISK_FAILED, "the outbox's files cannot be used: " + cause.getMessage(), cause);
  }

  /** Of the caller's own, with the caller's stack. */
  private static OutboxException again(OutboxException why) {
    return new OutboxException(why.reason(), why.getMessage(), why);
  }

  private static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  /** Something done with open files. */
  private interface Use<T> {
    T of(OpenOutbox files);
  }
}
