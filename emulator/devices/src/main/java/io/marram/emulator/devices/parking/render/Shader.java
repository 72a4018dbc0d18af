package io.marram.emulator.devices.parking.render;

/** The light that a car's faces give back. */
final class Shader {

  private static final double[] ZENITH = {0.60, 0.84, 1.24};
  private static final double[] HORIZON = {1.70, 1.80, 1.90};
  private static final double GROUND = 0.32;
  private static final double HOUSES = 0.5;

  /** Houses and trees are mirrored up to here. */
  private static final double SKYLINE = 0.12;

  private final Light light;
  private final DrawnCar car;
  private double red;
  private double green;
  private double blue;
  private double mirror;
  private double shine;
  private double viewX;
  private double viewY;
  private double viewZ;

  Shader(Light light, DrawnCar car) {
    this.light = light;
    this.car = car;
  }

  /** Goes on with a face, whose corners are given. */
  void begin(Material material, double[] world, Vector eye) {
    boolean painted = material == Material.PAINT;
    red = painted ? car.paint().red() : material.red;
    green = painted ? car.paint().green() : material.green;
    blue = painted ? car.paint().blue() : material.blue;
    mirror = material.mirror;
    shine =
        car.lit() && (material == Material.LAMP || material == Material.TAIL_LAMP)
            ? 1.2 * light.lamps()
            : 0;
    Vector middle =
        new Vector(
            (world[0] + world[3] + world[6]) / 3,
            (world[1] + world[4] + world[7]) / 3,
            (world[2] + world[5] + world[8]) / 3);
    Vector to = eye.minus(middle).unit();
    viewX = to.x();
    viewY = to.y();
    viewZ = to.z();
  }

  /**
   * The colour of a point.
   *
   * @param height of the point above the ground
   */
  int colour(double normalX, double normalY, double normalZ, double height) {
    double length = 1 / Math.sqrt(normalX * normalX + normalY * normalY + normalZ * normalZ);
    double x = normalX * length;
    double y = normalY * length;
    double up = normalZ * length;
    Light.Direction sun = light.sun();
    double lit = Math.max(0, x * sun.x() + y * sun.y() + up * sun.z());
    // Less of the sky is seen from low down, and from a face that looks down.
    double open = (0.55 + 0.45 * up) * Math.min(1, 0.35 + 0.9 * height);
    double ambient =
        1.15 * light.skyStrength() * open + light.lamps() * (0.10 + 0.25 * Math.max(0, up)) + shine;
    double facing = Math.max(0, x * viewX + y * viewY + up * viewZ);
    double mirroredX = 2 * facing * x - viewX;
    double mirroredY = 2 * facing * y - viewY;
    double mirroredUp = 2 * facing * up - viewZ;
    double grazing = (1 - facing) * (1 - facing);
    // Schlick's formula for what is mirrored at a slant.
    double part = mirror + 0.8 * (1 - mirror) * grazing * grazing * (1 - facing);
    double sky = part * light.skyStrength();
    double glint = glint(mirroredX * sun.x() + mirroredY * sun.y() + mirroredUp * sun.z());
    return Tone.pack(
        red * (ambient + lit * light.sunRed()) + sky * mirrored(mirroredUp, 0) + glint,
        green * (ambient + lit * light.sunGreen()) + sky * mirrored(mirroredUp, 1) + glint,
        blue * (ambient + lit * light.sunBlue()) + sky * mirrored(mirroredUp, 2) + glint);
  }

  /** The sun's own image, by how near the mirrored direction is to it. */
  private double glint(double near) {
    double square = Math.max(0, near) * Math.max(0, near);
    double eighth = square * square * square * square;
    return eighth * eighth * eighth * eighth * light.sunStrength() * (mirror >= 0.05 ? 1.2 : 0.1);
  }

  private static double mirrored(double up, int channel) {
    if (up < 0) {
      return GROUND;
    }
    double high = Math.min(1, up);
    return up < SKYLINE ? HOUSES : HORIZON[channel] * (1 - high) + ZENITH[channel] * high;
  }
}
