package io.marram.cars.impulse;

import java.util.Optional;

/** How a model wants a picture to be brought to its own size. */
public enum ResizeMode {
  /** Not at all. */
  NONE("none"),
  /** The middle is cut out, so that its shorter side fits. */
  FIT_SHORTEST("fit-shortest"),
  /** The whole picture with black bars, so that its longer side fits. */
  FIT_LONGEST("fit-longest"),
  /** Stretched. */
  SQUASH("squash");

  private final String text;

  ResizeMode(String text) {
    this.text = text;
  }

  static Optional<ResizeMode> parse(String text) {
    for (ResizeMode mode : values()) {
      if (mode.text.equals(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}
