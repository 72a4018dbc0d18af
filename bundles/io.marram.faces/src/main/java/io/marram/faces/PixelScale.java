package io.marram.faces;

/** The range all three networks were trained on: 0..255 becomes about -1..1. */
final class PixelScale {

  private static final float MIDDLE = 127.5f;
  private static final float STEP = 0.0078125f;

  private PixelScale() {}

  static float of(float sample) {
    return (sample - MIDDLE) * STEP;
  }
}
