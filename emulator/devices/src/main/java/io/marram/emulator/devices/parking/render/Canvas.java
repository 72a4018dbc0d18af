package io.marram.emulator.devices.parking.render;

import java.util.Arrays;

/** A picture with a depth for each pixel, to which solids are drawn. One thread at a time. */
final class Canvas {

  final int width;
  final int height;

  /** 0xRRGGBB. */
  final int[] colour;

  /** 1/distance; 0 is as far as can be. */
  final float[] nearness;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    colour = new int[width * height];
    nearness = new float[width * height];
  }

  void copyFrom(Canvas other) {
    System.arraycopy(other.colour, 0, colour, 0, colour.length);
    System.arraycopy(other.nearness, 0, nearness, 0, nearness.length);
  }

  void clear() {
    Arrays.fill(nearness, 0);
  }

  /** Draws a car. */
  void draw(DrawnCar car, View view, Light light) {
    double[] at = new double[9];
    double[] world = new double[9];
    double[] normal = new double[9];
    Pose pose = car.pose();
    double cos = Math.cos(pose.heading());
    double sin = Math.sin(pose.heading());
    Mesh mesh = car.shape().mesh();
    double[] points = mesh.points();
    double[] normals = mesh.normals();
    Shader shader = new Shader(light, car);
    for (int i = 0; i < mesh.triangles(); i++) {
      for (int corner = 0; corner < 9; corner += 3) {
        int from = 9 * i + corner;
        world[corner] = pose.x() + cos * points[from] - sin * points[from + 1];
        world[corner + 1] = pose.y() + sin * points[from] + cos * points[from + 1];
        world[corner + 2] = points[from + 2];
        normal[corner] = cos * normals[from] - sin * normals[from + 1];
        normal[corner + 1] = sin * normals[from] + cos * normals[from + 1];
        normal[corner + 2] = normals[from + 2];
        view.project(world[corner], world[corner + 1], world[corner + 2], at, corner);
      }
      TriangleScan scan = TriangleScan.of(at, width, height);
      if (at[2] > 0 && at[5] > 0 && at[8] > 0 && scan.isFront()) {
        shader.begin(mesh.material(i), world, view.eye());
        fill(scan, at, normal, world, shader);
      }
    }
  }

  private void fill(
      TriangleScan scan, double[] at, double[] normal, double[] world, Shader shader) {
    for (int row = scan.top(); row <= scan.bottom(); row++) {
      for (int column = scan.left(); column <= scan.right(); column++) {
        if (scan.covers(column, row)) {
          int pixel = row * width + column;
          float near = (float) scan.mix(at, 2);
          if (near > nearness[pixel]) {
            nearness[pixel] = near;
            colour[pixel] =
                shader.colour(
                    scan.mix(normal, 0),
                    scan.mix(normal, 1),
                    scan.mix(normal, 2),
                    scan.mix(world, 2));
          }
        }
      }
    }
  }
}
