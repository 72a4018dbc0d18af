package io.marram.emulator.devices.parking.render;

/**
 * The light over the lot.
 *
 * @param sun the direction to the sun
 * @param sunStrength of its light; 0 behind clouds and at night
 * @param skyStrength of the light from the whole sky
 * @param warmth of the sun's light, 0 white to 1 red
 * @param lamps strength of the lot's lamps
 * @param noise of the camera, in steps of 255: the darker, the more
 */
public record Light(
    Direction sun,
    double sunStrength,
    double skyStrength,
    double warmth,
    double lamps,
    double noise) {

  /** A direction of length 1; z is up. */
  public record Direction(double x, double y, double z) {}

  private static final double DAY = 24;

  /**
   * The light at a time of day: the sun goes from the left over the camera to the right.
   *
   * @param hour 0 to 24
   */
  public static Light at(double hour) {
    double angle = Math.PI * (((hour % DAY) + DAY) % DAY - 6) / 12;
    double height = Math.sin(angle);
    double day = smooth((height + 0.12) / 0.34);
    double clear = smooth(height / 0.3);
    Vector sun = new Vector(-0.8 * Math.cos(angle), -0.55, Math.max(0.35, 1.1 * height)).unit();
    return new Light(
        new Direction(sun.x(), sun.y(), sun.z()),
        0.75 * clear,
        0.05 + 0.40 * day,
        1 - smooth(height / 0.6),
        1 - day,
        1.5 + 3.5 * (1 - day));
  }

  private static double smooth(double value) {
    double t = Math.max(0, Math.min(1, value));
    return t * t * (3 - 2 * t);
  }

  double sunRed() {
    return sunStrength * 1.05;
  }

  double sunGreen() {
    return sunStrength * (1.0 - 0.12 * warmth);
  }

  double sunBlue() {
    return sunStrength * (0.94 - 0.3 * warmth);
  }
}
