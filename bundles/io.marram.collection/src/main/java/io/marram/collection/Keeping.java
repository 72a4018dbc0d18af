package io.marram.collection;

/** What became of a picture that was to be kept. */
public enum Keeping {
  /** It is in the folder. */
  KEPT,
  /** It was there already. */
  KNOWN,
  /** It alone is larger than the budget. */
  TOO_LARGE,
  /** The disk has no more room than it is to keep free. */
  DISK_FULL
}
