package io.marram.simulator;

import java.util.Locale;

/** What can be wrong with a simulated sensor. */
public enum FaultKind {
  /** The value moves away steadily, and is right again at the end. */
  DRIFT(true, true),
  /** No readings. */
  DROP_OUT(true, false),
  /** The value is noisier than it should be. */
  NOISE(true, true),
  /** A single reading is far off. */
  SPIKE(false, true),
  /** The value stays what it was when the fault began. */
  STUCK(true, false);

  private final boolean lasting;
  private final boolean sized;

  FaultKind(boolean lasting, boolean sized) {
    this.lasting = lasting;
    this.sized = sized;
  }

  /** Whether it lasts for a time that is set, rather than for one reading. */
  public boolean isLasting() {
    return lasting;
  }

  /** Whether it has a size. */
  public boolean isSized() {
    return sized;
  }

  /** Its name in configurations and labels, such as {@code drop_out}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
