package io.marram.emulator.devices.parking.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The surface of a thing as triangles, each corner with a normal. */
final class Mesh {

  /** A triangle; its normal points outwards. */
  record Triangle(Vector a, Vector b, Vector c, Material material) {

    /** With the area as its length. */
    Vector areaNormal() {
      return b.minus(a).cross(c.minus(a)).times(0.5);
    }
  }

  /** Faces that meet at less than about 50 degrees are one round surface. */
  private static final double ROUND = 0.64;

  private static final int CORNERS = 3;

  private final Material[] materials;
  private final double[] points;
  private final double[] normals;

  private Mesh(Material[] materials, double[] points, double[] normals) {
    this.materials = materials;
    this.points = points;
    this.normals = normals;
  }

  static Mesh of(List<Triangle> all) {
    List<Triangle> triangles =
        all.stream().filter(triangle -> triangle.areaNormal().length() > 1e-7).toList();
    Map<Vector, List<Vector>> meeting = new HashMap<>();
    for (Triangle triangle : triangles) {
      for (Vector corner : List.of(triangle.a, triangle.b, triangle.c)) {
        meeting.computeIfAbsent(corner, any -> new ArrayList<>()).add(triangle.areaNormal());
      }
    }
    Material[] materials = new Material[triangles.size()];
    double[] points = new double[9 * materials.length];
    double[] normals = new double[9 * materials.length];
    for (int i = 0; i < materials.length; i++) {
      Triangle triangle = triangles.get(i);
      materials[i] = triangle.material;
      Vector flat = triangle.areaNormal().unit();
      int corner = CORNERS * i;
      for (Vector point : List.of(triangle.a, triangle.b, triangle.c)) {
        put(points, corner, point);
        put(normals, corner++, smooth(flat, meeting.get(point)));
      }
    }
    return new Mesh(materials, points, normals);
  }

  private static Vector smooth(Vector flat, List<Vector> meeting) {
    Vector sum = new Vector(0, 0, 0);
    for (Vector normal : meeting) {
      if (normal.unit().dot(flat) > ROUND) {
        sum = sum.plus(normal);
      }
    }
    return sum.unit();
  }

  private static void put(double[] to, int corner, Vector vector) {
    to[CORNERS * corner] = vector.x();
    to[CORNERS * corner + 1] = vector.y();
    to[CORNERS * corner + 2] = vector.z();
  }

  int triangles() {
    return materials.length;
  }

  Material material(int triangle) {
    return materials[triangle];
  }

  /** x, y, z of each corner, three corners a triangle. */
  double[] points() {
    return points;
  }

  /** As {@link #points}, each of length 1. */
  double[] normals() {
    return normals;
  }
}
