package io.marram.camera.source;

import io.marram.camera.RefusedFrame;
import io.marram.camera.live.LiveTally;
import io.marram.contract.StageMeter;
import io.marram.contract.StageReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a live camera does: counted, written into the log once a minute if it changed, and posted as
 * a stage every ten seconds. Any thread may call it.
 */
final class LiveHealth {

  private static final Logger logger = LoggerFactory.getLogger(LiveHealth.class);
  private static final Duration LOGGED_EVERY = Duration.ofMinutes(1);

  private final String pid;
  private final EventAdmin events;
  private final LiveTally tally = new LiveTally();
  private final RefusalLog refusals;
  private final StageMeter meter;
  private final LongSupplier nanos;
  private long newestNanos;
  private long loggedNanos;
  private long loggedEmitted;
  private String logged = tally.toString();

  /**
   * @param nanos the time, as of {@link System#nanoTime}
   */
  LiveHealth(String pid, String name, EventAdmin events, LongSupplier nanos) {
    this.pid = pid;
    this.events = events;
    this.nanos = nanos;
    this.newestNanos = nanos.getAsLong();
    this.loggedNanos = newestNanos;
    this.refusals = new RefusalLog(pid);
    this.meter = new StageMeter("camera-" + name, millis());
  }

  synchronized void count(Consumer<LiveTally> event) {
    event.accept(tally);
  }

  synchronized void refused(RefusedFrame frame) {
    tally.refused(frame.refusal());
    refusals.refused(frame);
  }

  /** A picture came that can be worked on. */
  synchronized void received() {
    tally.received();
    newestNanos = nanos.getAsLong();
  }

  /** A frame was on the wires for so long. */
  synchronized void emitted(long elapsedNanos) {
    tally.emitted();
    meter.record(elapsedNanos);
  }

  /** Since the last usable picture, or since the beginning if there was none. */
  synchronized Duration age() {
    return Duration.ofNanos(nanos.getAsLong() - newestNanos);
  }

  synchronized long counted(ToLongFunction<LiveTally> count) {
    return count.applyAsLong(tally);
  }

  /** Posts and logs what is due. */
  synchronized void offer(int waiting) {
    if (meter.isDue(millis())) {
      post(meter.report(millis(), waiting));
    }
    if (nanos.getAsLong() - loggedNanos >= LOGGED_EVERY.toNanos()) {
      log();
    }
  }

  /** Logs what changed since it was logged last. */
  synchronized void log() {
    String counts = tally.toString();
    if (!counts.equals(logged)) {
      long now = nanos.getAsLong();
      double seconds = (now - loggedNanos) / (double) TimeUnit.SECONDS.toNanos(1);
      double fps = (tally.emittedCount() - loggedEmitted) / seconds;
      logger.info(
          "event=camera.tally pid={} fps={} age_ms={} {}",
          pid,
          Math.round(fps * 100) / 100.0,
          age().toMillis(),
          counts);
      loggedNanos = now;
      loggedEmitted = tally.emittedCount();
      logged = counts;
    }
  }

  private void post(StageReport report) {
    Map<String, Object> properties = new HashMap<>(report.toProperties());
    properties.put("age.ms", age().toMillis());
    properties.put("dropped", tally.droppedCount());
    properties.put("reconnects", tally.reconnectCount());
    events.postEvent(new Event(StageReport.EVENT_TOPIC, properties));
  }

  private long millis() {
    return TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong());
  }
}
