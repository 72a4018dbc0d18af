package io.marram.camera;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The captures that wait for their settlement. One is taken at a time, in the order of arrival; one
 * that is put back unsettled is due again after a back-off, and the others go on meanwhile.
 *
 * <p>A frame that fails {@value #MOST_ATTEMPTS} times although a frame that came later was settled
 * is turned into a refusal: one bad frame must not hold its place for ever. While nothing is
 * settled at all (the queue is away, the engine is being replaced), nothing is given up.
 *
 * <p>Times are milliseconds of any steady clock.
 */
public final class FrameQueue {

  static final int MOST_ATTEMPTS = 16;

  /** What became of a capture that arrived. */
  public enum Admission {
    /** It waits for its turn. */
    NEW,
    /** It is being worked on already; nothing was added. */
    IN_PROGRESS,
    /** It was settled before; nothing was added. */
    SETTLED
  }

  private static final class Pending {
    private Capture capture;
    private long dueMillis;
    private int attempts;

    /** Of the attempts, those since the way was last known to have changed. */
    private int failures;

    private boolean overtaken;

    private Pending(Capture capture, long dueMillis) {
      this.capture = capture;
      this.dueMillis = dueMillis;
    }
  }

  private final Map<FrameKey, Pending> pending = new LinkedHashMap<>();
  private final BackOff backOff;
  private final SettledFrames settled;
  private FrameKey taken;

  /**
   * @param backOff how long an unsettled frame waits
   * @param remembered how many settled frames are remembered
   */
  public FrameQueue(BackOff backOff, int remembered) {
    this.backOff = backOff;
    this.settled = new SettledFrames(remembered);
  }

  /** Takes a capture in, unless it is known. */
  public Admission admit(Capture capture, long nowMillis) {
    FrameKey key = capture.key();
    if (settled.contains(key)) {
      return Admission.SETTLED;
    }
    return pending.putIfAbsent(key, new Pending(capture, nowMillis)) == null
        ? Admission.NEW
        : Admission.IN_PROGRESS;
  }

  /** The next capture to emit; it is out until {@link #putBack}. */
  public Optional<Capture> take(long nowMillis) {
    if (taken != null) {
      return Optional.empty();
    }
    for (Map.Entry<FrameKey, Pending> entry : pending.entrySet()) {
      if (entry.getValue().dueMillis <= nowMillis) {
        taken = entry.getKey();
        return Optional.of(entry.getValue().capture);
      }
    }
    return Optional.empty();
  }

  /**
   * Ends the work on the capture that is out. If it was not settled, it is due again later.
   *
   * @return the refusal it was turned into, if it is given up
   */
  public Optional<RefusedFrame> putBack(long nowMillis) {
    Pending returned = pending.get(taken);
    taken = null;
    if (returned == null) {
      return Optional.empty();
    }
    returned.attempts++;
    returned.failures++;
    returned.dueMillis = nowMillis + backOff.delayMillis(returned.failures);
    if (returned.attempts >= MOST_ATTEMPTS
        && returned.overtaken
        && returned.capture instanceof Frame frame) {
      RefusedFrame refusal =
          new RefusedFrame(
              frame.id(),
              frame.source(),
              frame.capturedAtMillis(),
              Refusal.STUCK,
              "the frame could not be processed in " + MOST_ATTEMPTS + " attempts");
      returned.capture = refusal;
      returned.dueMillis = nowMillis;
      return Optional.of(refusal);
    }
    return Optional.empty();
  }

  /**
   * Notes that a frame's result is safely on its way.
   *
   * @return whether the frame was waiting for it
   */
  public boolean settle(FrameKey key) {
    Pending done = pending.get(key);
    if (done == null) {
      return false;
    }
    if (done.capture instanceof Frame) {
      markOvertakenBefore(key);
    }
    pending.remove(key);
    settled.add(key);
    return true;
  }

  private void markOvertakenBefore(FrameKey key) {
    for (Map.Entry<FrameKey, Pending> earlier : pending.entrySet()) {
      if (earlier.getKey().equals(key)) {
        return;
      }
      earlier.getValue().overtaken |= earlier.getValue().attempts > 0;
    }
  }

  /** When the next waiting capture is due; empty if none waits. */
  public OptionalLong nextDueMillis() {
    return pending.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(taken))
        .mapToLong(entry -> entry.getValue().dueMillis)
        .min();
  }

  /**
   * Makes everything due at once, and lets the back-off begin anew: something on the way of the
   * frames has changed, so that what failed until now may come through.
   */
  public void hurry(long nowMillis) {
    for (Pending waiting : pending.values()) {
      waiting.failures = 0;
      waiting.dueMillis = Math.min(waiting.dueMillis, nowMillis);
    }
  }

  /** Forgets all that wait, except the one that is out: they will be delivered again. */
  public void forgetWaiting() {
    pending.keySet().removeIf(key -> !key.equals(taken));
  }

  /** Whether this capture is not settled yet. */
  public boolean contains(FrameKey key) {
    return pending.containsKey(key);
  }

  /** How many are not settled. */
  public int size() {
    return pending.size();
  }
}
