package io.marram.emulator.devices.parking.render;

/** Randomness that is the same at the same place. */
final class Noise {

  private Noise() {}

  /** 0 to 1. */
  static double at(int x, int y, int salt) {
    int h = x * 0x27d4eb2d ^ y * 0x165667b1 ^ salt * 0x9e3779b1;
    h = (h ^ h >>> 15) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return ((h ^ h >>> 16) >>> 8) / (double) (1 << 24);
  }

  /** Without steps, 0 to 1; something new about each metre. */
  static double smooth(double x, double y, int salt) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double across = fade(x - left);
    double down = fade(y - top);
    double upper = mix(at(left, top, salt), at(left + 1, top, salt), across);
    double lower = mix(at(left, top + 1, salt), at(left + 1, top + 1, salt), across);
    return mix(upper, lower, down);
  }

  private static double fade(double t) {
    return t * t * (3 - 2 * t);
  }

  private static double mix(double a, double b, double part) {
    return a + (b - a) * part;
  }
}
