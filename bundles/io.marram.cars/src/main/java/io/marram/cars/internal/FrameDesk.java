package io.marram.cars.internal;

import io.marram.cars.internal.Outcome.Counted;
import io.marram.cars.internal.Outcome.Failed;
import io.marram.cars.internal.Outcome.Refused;
import io.marram.cars.internal.Outcome.Waiting;
import io.marram.log.Printable;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes frames from any number of threads and answers each with the records to emit. Counts one
 * frame at a time.
 */
final class FrameDesk {

  private static final Logger logger = LoggerFactory.getLogger(FrameDesk.class);

  /** What a crash may cost; each saving forces the disk. */
  private static final long SAVED_EVERY_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final String pid;
  private final Clock clock;
  private final CountStage stage;
  private final FrameTally tally;
  private volatile DetectorRuntime runtime;
  private long savedNanos;
  private String source = "";
  private boolean mixed;
  private boolean broken;

  /**
   * @param pid of the component, for the log
   */
  FrameDesk(String pid, Clock clock, CountStage stage) {
    this.pid = pid;
    this.clock = clock;
    this.stage = stage;
    this.tally = new FrameTally(pid, stage.nanos());
    this.savedNanos = stage.nanos();
  }

  /**
   * Exchanges what counts, between two frames.
   *
   * @param next makes it when the one before has saved what it knows
   */
  void run(Supplier<DetectorRuntime> next) {
    stop();
    synchronized (this) {
      runtime = next.get();
    }
  }

  /** Frames wait from now on; what is known is saved. */
  void stop() {
    DetectorRuntime ending = runtime;
    if (ending != null) {
      ending.interrupt();
    }
    synchronized (this) {
      if (runtime != null) {
        runtime.stop();
        runtime = null;
      }
    }
  }

  boolean isRunning() {
    return runtime != null;
  }

  /** What was done so far, for people. */
  synchronized String tally() {
    return tally.toString();
  }

  /** What is to be emitted for a record, which may be none of ours. */
  synchronized Answer answer(FrameRecord frame, Connections connections) {
    if (runtime != null && frame.asksForPicture()) {
      runtime.requestPicture();
    }
    if (!frame.isFrame()) {
      return Answer.NOT_YET;
    }
    long begun = stage.nanos();
    watchSource(frame);
    Outcome outcome = count(frame);
    Answer answer = answer(frame, outcome, connections);
    tally.add(outcome, stage.nanos());
    if (outcome instanceof Counted) {
      stage.counted(begun);
    } else {
      stage.idle();
    }
    if (runtime != null && stage.nanos() - savedNanos >= SAVED_EVERY_NANOS) {
      savedNanos = stage.nanos();
      runtime.save();
    }
    return answer;
  }

  private Answer answer(FrameRecord frame, Outcome outcome, Connections connections) {
    if (outcome instanceof Waiting) {
      return Answer.NOT_YET;
    }
    if (!(outcome instanceof Counted counted)) {
      return settled(Answer.DONE);
    }
    try {
      Answer answer = settled(runtime.answer(frame, counted, connections));
      broken = false;
      return answer;
    } catch (RuntimeException e) {
      fail(e);
      return settled(Answer.DONE);
    }
  }

  /** The boundary: whatever a picture sets off must not reach the camera's thread. */
  private void fail(Throwable failure) {
    if (!broken) {
      broken = true;
      logger.error("event=cars.failed pid={}", pid, failure);
    }
  }

  private Answer settled(Answer answer) {
    return new Answer(
        answer.counts(),
        answer.pictures(),
        answer.detections(),
        runtime != null && runtime.settlesFrames());
  }

  private Outcome count(FrameRecord frame) {
    if (runtime == null) {
      return new Waiting("the car detector is not configured");
    }
    if (frame.error().isPresent()) {
      return new Refused("by the camera: " + frame.error().get());
    }
    try {
      return runtime.count(frame, frame.timeMillis().orElseGet(clock::millis));
    } catch (RuntimeException | OutOfMemoryError e) {
      fail(e);
      return new Failed(e.toString());
    }
  }

  /** Cars of two cameras cannot be followed as one. */
  private void watchSource(FrameRecord frame) {
    if (!source.isEmpty() && !source.equals(frame.source()) && !mixed) {
      mixed = true;
      logger.warn(
          "event=cars.sources.mixed pid={} first=\"{}\" other=\"{}\"",
          pid,
          Printable.of(source),
          Printable.of(frame.source()));
    }
    source = frame.source();
    stage.of(source);
  }
}
