package io.marram.emulator.devices.parking.render;

/** How a camera turns light into numbers. */
final class Tone {

  private static final int STEPS = 4096;
  private static final double BRIGHTEST = 2;
  private static final double GAMMA = 2.2;

  /** Light above this is held back, as film does. */
  private static final double KNEE = 0.6;

  private static final int[] VALUES = new int[STEPS + 1];
  private static final double[] LIGHTS = new double[256];

  static {
    for (int i = 0; i <= STEPS; i++) {
      double light = BRIGHTEST * i / STEPS;
      double above = 1 - KNEE;
      double held = light < KNEE ? light : KNEE + above * (1 - Math.exp((KNEE - light) / above));
      VALUES[i] = (int) Math.round(255 * Math.pow(held, 1 / GAMMA));
    }
    for (int i = 0; i < LIGHTS.length; i++) {
      double held = Math.pow(i / 255.0, GAMMA);
      double rest = Math.max(1e-3, 1 - (held - KNEE) / (1 - KNEE));
      LIGHTS[i] = held < KNEE ? held : KNEE - (1 - KNEE) * Math.log(rest);
    }
  }

  private Tone() {}

  /** 0xRRGGBB from light, each 0 to about 1. */
  static int pack(double red, double green, double blue) {
    return value(red) << 16 | value(green) << 8 | value(blue);
  }

  /** The light that gives a value, 0 to 255. */
  static double light(int value) {
    return LIGHTS[value];
  }

  /** A colour with less light. */
  static int darker(int colour, double part) {
    return (int) ((colour >> 16 & 255) * part) << 16
        | (int) ((colour >> 8 & 255) * part) << 8
        | (int) ((colour & 255) * part);
  }

  private static int value(double light) {
    return VALUES[(int) Math.max(0, Math.min(STEPS, light * (STEPS / BRIGHTEST)))];
  }
}
