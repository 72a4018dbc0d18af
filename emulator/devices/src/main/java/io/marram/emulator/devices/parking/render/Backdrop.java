package io.marram.emulator.devices.parking.render;

/** What stands around the cars: asphalt with its marks, grass, a hedge, trees, a house, the sky. */
final class Backdrop {

  private static final byte GROUND = 1;
  private static final byte UPRIGHT = 2;
  private static final byte SKY = 3;

  private static final double HEDGE_Y = 18.2;
  private static final double TREES_Y = 24;
  private static final double HOUSE_Y = 34;
  private static final double GRASS_Y = 17.6;
  private static final double KERB_Y = 17.2;
  private static final double FRONT_Y = -8;
  private static final double TREE_DISTANCE = 9;
  private static final double STALL_WIDTH = 2.5;
  private static final double FIRST_LINE = -10;

  private final int[] albedo;
  private final byte[] kind;

  /** Of one pixel while it is looked at. */
  private final double[] rgb = new double[3];

  Backdrop(View view, int width, int height) {
    albedo = new int[width * height];
    kind = new byte[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int pixel = row * width + column;
        kind[pixel] = look(view.eye(), view.ray(column + 0.5, row + 0.5));
        albedo[pixel] = Tone.pack(rgb[0], rgb[1], rgb[2]);
      }
    }
  }

  /** Whether a pixel shows the ground, on which shadows fall. */
  boolean isGround(int pixel) {
    return kind[pixel] == GROUND;
  }

  /** Paints all pixels in a light. */
  void paint(Canvas canvas, Light light) {
    canvas.clear();
    double sky = light.skyStrength();
    double[] ground = {
      1.15 * sky + 0.25 * light.lamps() + light.sun().z() * light.sunRed(),
      1.15 * sky + 0.24 * light.lamps() + light.sun().z() * light.sunGreen(),
      1.2 * sky + 0.18 * light.lamps() + light.sun().z() * light.sunBlue()
    };
    double front = 0.65 * Math.max(0, -light.sun().y());
    double[] upright = {
      0.9 * sky + 0.06 * light.lamps() + front * light.sunRed(),
      0.9 * sky + 0.06 * light.lamps() + front * light.sunGreen(),
      0.95 * sky + 0.05 * light.lamps() + front * light.sunBlue()
    };
    double[] above = {2.2 * sky, 2.2 * sky, 2.2 * sky};
    for (int pixel = 0; pixel < albedo.length; pixel++) {
      double[] by = kind[pixel] == GROUND ? ground : kind[pixel] == SKY ? above : upright;
      int own = albedo[pixel];
      canvas.colour[pixel] =
          Tone.pack(
              Tone.light(own >> 16 & 255) * by[0],
              Tone.light(own >> 8 & 255) * by[1],
              Tone.light(own & 255) * by[2]);
    }
  }

  private byte look(Vector eye, Vector ray) {
    double nearest = ray.z() < 0 ? -eye.z() / ray.z() : Double.MAX_VALUE;
    Vector hedge = on(eye, ray, HEDGE_Y);
    if (distance(eye, ray, HEDGE_Y) < nearest
        && hedge.z() < 1.1 + 0.25 * Noise.smooth(2 * hedge.x(), 0, 7)) {
      hedge(hedge);
      return UPRIGHT;
    }
    Vector tree = on(eye, ray, TREES_Y);
    if (distance(eye, ray, TREES_Y) < nearest && isTree(tree)) {
      tree(tree);
      return UPRIGHT;
    }
    Vector house = on(eye, ray, HOUSE_Y);
    double storeys = Math.floor(3 * Noise.smooth(house.x() / 14, 0, 9));
    if (distance(eye, ray, HOUSE_Y) < nearest && house.z() < 9 + 3 * storeys) {
      house(house);
      return UPRIGHT;
    }
    if (ray.z() < 0) {
      ground(eye.plus(ray.times(nearest)));
      return GROUND;
    }
    sky(ray);
    return SKY;
  }

  private static double distance(Vector eye, Vector ray, double y) {
    return (y - eye.y()) / ray.y();
  }

  private static Vector on(Vector eye, Vector ray, double y) {
    return eye.plus(ray.times(distance(eye, ray, y)));
  }

  private static boolean isTree(Vector at) {
    double place = at.x() / TREE_DISTANCE;
    int tree = (int) Math.floor(place);
    double across = (place - tree - 0.5) * TREE_DISTANCE + 3 * (Noise.at(tree, 0, 3) - 0.5);
    double up = at.z() - 4.3;
    double radius = 2.2 + Noise.at(tree, 1, 3);
    double edge = 0.6 + 0.7 * Noise.smooth(1.3 * at.x(), 1.3 * at.z(), 11);
    boolean trunk = Math.abs(across) < 0.18 && at.z() < 4;
    return trunk || across * across + up * up < radius * radius * edge;
  }

  private void ground(Vector at) {
    double x = at.x();
    double y = at.y();
    if (y > GRASS_Y || y < FRONT_Y) {
      set(0.08, 0.13, 0.05, 0.7 + 0.6 * Noise.smooth(3 * x, 3 * y, 1));
    } else if (y > KERB_Y) {
      set(0.3, 0.3, 0.29, 1);
    } else if (isMark(x, y) && Noise.smooth(6 * x, 6 * y, 6) > 0.25) {
      set(0.55, 0.55, 0.53, 1);
    } else {
      double grain = Noise.at((int) Math.floor(40 * x), (int) Math.floor(40 * y), 4) - 0.5;
      double worn = 0.2 * Noise.smooth(0.5 * x, 0.5 * y, 2) + 0.15 * Noise.smooth(4 * x, 4 * y, 3);
      set(0.125, 0.125, 0.13, 0.75 + worn + 0.25 * grain);
    }
  }

  /** The lines between the stalls of both rows. */
  private static boolean isMark(double x, double y) {
    boolean near = y > 0 && y < 5 && Math.abs(x) < 7.56;
    boolean far = y > 11 && y < 16 && x < 12.56;
    double line = Math.rint((x - FIRST_LINE) / STALL_WIDTH) * STALL_WIDTH + FIRST_LINE;
    return (near || far) && x > FIRST_LINE - 0.06 && Math.abs(x - line) < 0.06;
  }

  private void hedge(Vector at) {
    double leaves = Noise.smooth(5 * at.x(), 5 * at.z(), 8);
    double fine = Noise.smooth(17 * at.x(), 17 * at.z(), 12);
    set(0.05, 0.10, 0.03, 0.4 + 1.1 * leaves * fine + 0.3 * at.z());
  }

  private void tree(Vector at) {
    set(0.05, 0.10, 0.03, 0.3 + 1.3 * Noise.smooth(3 * at.x(), 3 * at.z(), 13));
  }

  private void house(Vector at) {
    double across = at.x() - 3 * Math.floor(at.x() / 3);
    double up = at.z() - 3 * Math.floor(at.z() / 3);
    if (across < 1.5 && up > 1.2 && up < 2.6) {
      set(0.08, 0.10, 0.12, 1);
    } else {
      set(0.42, 0.33, 0.26, 0.9 + 0.2 * Noise.smooth(2 * at.x(), 2 * at.z(), 5));
    }
  }

  private void sky(Vector ray) {
    double up = ray.unit().z();
    double cloud = Noise.smooth(2 * ray.x() / (ray.z() + 0.1), 5 / (ray.z() + 0.1), 21);
    rgb[0] = 0.62 - 0.35 * up + 0.2 * cloud;
    rgb[1] = 0.72 - 0.25 * up + 0.14 * cloud;
    rgb[2] = 0.85 - 0.1 * up + 0.05 * cloud;
  }

  private void set(double red, double green, double blue, double by) {
    rgb[0] = red * by;
    rgb[1] = green * by;
    rgb[2] = blue * by;
  }
}
