package io.marram.cars.impulse;

import io.marram.log.Printable;

/**
 * Something that happened to a model, for the log.
 *
 * @param kind what
 * @param detail more of it as {@code key=value} pairs, printable
 */
public record ImpulseEvent(Kind kind, String detail) {

  private static final int LONGEST_REASON = 1200;

  /** What can happen. */
  public enum Kind {
    /** A model runs. */
    STARTED("impulse.started"),
    /** It could not be started, or ended; it is tried again after a pause. */
    FAILED("impulse.failed"),
    /** The file is another, and its model has taken over. */
    REPLACED("impulse.replaced"),
    /** The file is another, but no model that runs; the one before goes on. */
    REFUSED("impulse.refused");

    private final String event;

    Kind(String event) {
      this.event = event;
    }

    /** Its name in the log. */
    public String event() {
      return event;
    }
  }

  static ImpulseEvent because(Kind kind, String reason) {
    return new ImpulseEvent(kind, "reason=\"" + Printable.of(reason, LONGEST_REASON) + "\"");
  }

  static ImpulseEvent of(Kind kind, ModelSession session) {
    ImpulseModel model = session.model();
    return new ImpulseEvent(
        kind,
        "model=\"%s\" finds=%s size=%dx%d resize=%s shared_memory=%s"
            .formatted(
                model.name(),
                model.kind() == ImpulseModel.Kind.CENTROIDS ? "centroids" : "boxes",
                model.width(),
                model.height(),
                model.resize(),
                session.usesSharedMemory()));
  }
}
