package io.marram.camera;

import java.util.EnumMap;
import java.util.Map;

/** Counts what came and what became of it. */
public final class Tally {

  private final Map<Refusal, Long> refused = new EnumMap<>(Refusal.class);
  private long received;
  private long redelivered;
  private long emitted;
  private long repeated;
  private long settled;

  /** A delivery came. */
  public void received() {
    received++;
  }

  /** It was one that came before. */
  public void redelivered() {
    redelivered++;
  }

  /** A capture went over the wires and came back settled or not. */
  public void emitted(boolean asSettled) {
    emitted++;
    if (!asSettled) {
      repeated++;
    }
  }

  /** A capture was settled. */
  public void settled() {
    settled++;
  }

  /** A delivery was refused. */
  public void refused(Refusal refusal) {
    refused.merge(refusal, 1L, Long::sum);
  }

  public long receivedCount() {
    return received;
  }

  public long emittedCount() {
    return emitted;
  }

  public long refusedCount(Refusal refusal) {
    return refused.getOrDefault(refusal, 0L);
  }

  /** All counts as {@code key=value}, for the log. */
  @Override
  public String toString() {
    return "received=%d redelivered=%d emitted=%d unsettled=%d settled=%d refused=%s"
        .formatted(received, redelivered, emitted, repeated, settled, refused);
  }
}
