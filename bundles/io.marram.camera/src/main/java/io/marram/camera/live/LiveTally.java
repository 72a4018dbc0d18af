package io.marram.camera.live;

import io.marram.camera.Refusal;
import java.util.EnumMap;
import java.util.Map;

/** Counts a live camera's pictures, and how often it had to be begun anew. For one thread. */
public final class LiveTally {

  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private long received;
  private long skipped;
  private long dropped;
  private long emitted;
  private long reconnects;

  /** A whole picture came. */
  public void received() {
    received++;
  }

  /** It was more than the frame rate wants. */
  public void skipped() {
    skipped++;
  }

  /** A newer one came before the wires were free. */
  public void dropped() {
    dropped++;
  }

  /** It went over the wires. */
  public void emitted() {
    emitted++;
  }

  /** It is none that can be worked on. */
  public void refused(Refusal refusal) {
    refused.merge(refusal, 1L, Long::sum);
  }

  /** The camera is begun anew. */
  public void reconnected() {
    reconnects++;
  }

  public long receivedCount() {
    return received;
  }

  public long droppedCount() {
    return dropped;
  }

  public long emittedCount() {
    return emitted;
  }

  public long refusedCount(Refusal refusal) {
    return refused.getOrDefault(refusal, 0L);
  }

  public long reconnectCount() {
    return reconnects;
  }

  /** All counts as {@code key=value}, for the log. */
  @Override
  public String toString() {
    return "received=%d skipped=%d dropped=%d emitted=%d refused=%s reconnects=%d"
        .formatted(received, skipped, dropped, emitted, refused, reconnects);
  }
}
