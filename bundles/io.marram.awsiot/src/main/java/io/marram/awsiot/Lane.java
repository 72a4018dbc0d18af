package io.marram.awsiot;

/** What goes first when not everything can: the order of the constants. */
public enum Lane {
  /** Somebody should know at once. On the disk itself, not only with the system, when accepted. */
  ALERTS,
  /** What happened, such as counts and results. */
  EVENTS,
  /** What sensors measured. The first to be given up when the disk budget is used up. */
  READINGS
}
