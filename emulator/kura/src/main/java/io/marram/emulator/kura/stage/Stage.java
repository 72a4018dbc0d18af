package io.marram.emulator.kura.stage;

import io.marram.contract.WireProperties;
import io.marram.emulator.kura.observation.StageStatistics;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.kura.type.ByteArrayValue;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one wire component has done since it was activated. Thread-safe. */
public final class Stage {
  private static final Logger logger = LoggerFactory.getLogger(Stage.class);
  private static final long COMPLAINT_INTERVAL = TimeUnit.MINUTES.toNanos(1);

  private final String pid;
  private final CameraPictures pictures;
  private final LongSupplier nanoTime;
  private final RecentRate receiving;
  private final RecentRate emitting;
  private final RecentDurations durations = new RecentDurations();
  private long received;
  private long emitted;
  private long failed;
  private long complainedAt;
  private long complainedOf;

  /** Whoever gets frames passes them on: it is no camera. */
  private volatile boolean receivesFrames;

  private volatile boolean closed;

  Stage(String pid, CameraPictures pictures, LongSupplier nanoTime) {
    this.pid = pid;
    this.pictures = pictures;
    this.nanoTime = nanoTime;
    long now = nanoTime.getAsLong();
    this.receiving = new RecentRate(now);
    this.emitting = new RecentRate(now);
    this.complainedAt = now - COMPLAINT_INTERVAL;
  }

  /**
   * Hands an envelope to the component. What the component throws ends here, as it would in OSGi's
   * wire, but not unheard.
   */
  public void deliver(WireEnvelope envelope, Consumer<WireEnvelope> component) {
    receivesFrames = receivesFrames || carriesFrame(envelope);
    Throwable failure = null;
    long outer = OwnTime.begin();
    long start = nanoTime.getAsLong();
    try {
      component.accept(envelope);
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    long now = nanoTime.getAsLong();
    countReceived(OwnTime.end(outer, now - start), now);
    if (failure != null) {
      countFailure(failure, now);
    }
  }

  /** Takes note of an envelope before it goes over the component's wires. */
  public void emit(WireEnvelope envelope) {
    synchronized (this) {
      emitted++;
      emitting.add(nanoTime.getAsLong());
    }
    if (!closed) {
      pictures.look(pid, envelope, !receivesFrames);
    }
  }

  /** The component is gone; a thread of it may still be at work. */
  void close() {
    closed = true;
    pictures.forget(pid);
  }

  String pid() {
    return pid;
  }

  synchronized boolean isUsed() {
    return received + emitted > 0;
  }

  synchronized StageStatistics statistics() {
    RecentDurations.Summary own = durations.summary();
    return new StageStatistics(
        pid,
        received,
        emitted,
        failed,
        (received > 0 ? receiving : emitting).perSecond(nanoTime.getAsLong()),
        own.meanMillis(),
        own.p99Millis(),
        own.maxMillis());
  }

  private synchronized void countReceived(long ownNanos, long now) {
    received++;
    receiving.add(now);
    durations.add(ownNanos);
  }

  private synchronized void countFailure(Throwable failure, long now) {
    failed++;
    if (now - complainedAt >= COMPLAINT_INTERVAL) {
      logger.error(
          "event=wire.receiver.failed pid={} failures={}", pid, failed - complainedOf, failure);
      complainedAt = now;
      complainedOf = failed;
    }
  }

  private static boolean carriesFrame(WireEnvelope envelope) {
    for (WireRecord record : envelope.getRecords()) {
      if (record.getProperties().get(WireProperties.FRAME) instanceof ByteArrayValue) {
        return true;
      }
    }
    return false;
  }
}
