package io.marram.emulator.devices.parking.render;

import java.util.ArrayList;
import java.util.List;

/** Puts simple solids together; each is turned so that it shows its outside. */
final class MeshBuilder {

  private final List<Mesh.Triangle> triangles = new ArrayList<>();

  /** A flat face of four corners, in turn; it looks away from a point inside. */
  MeshBuilder quad(Vector a, Vector b, Vector c, Vector d, Vector inside, Material material) {
    triangle(a, b, c, inside, material);
    triangle(a, c, d, inside, material);
    return this;
  }

  MeshBuilder triangle(Vector a, Vector b, Vector c, Vector inside, Material material) {
    Mesh.Triangle triangle = new Mesh.Triangle(a, b, c, material);
    Vector middle = a.plus(b).plus(c).times(1.0 / 3);
    boolean outwards = triangle.areaNormal().dot(middle.minus(inside)) >= 0;
    triangles.add(outwards ? triangle : new Mesh.Triangle(a, c, b, material));
    return this;
  }

  MeshBuilder box(Vector middle, Vector size, Material material) {
    Vector h = size.times(0.5);
    Vector[] corner = new Vector[8];
    for (int i = 0; i < corner.length; i++) {
      corner[i] =
          middle.plus(
              new Vector(
                  (i & 1) == 0 ? -h.x() : h.x(),
                  (i & 2) == 0 ? -h.y() : h.y(),
                  (i & 4) == 0 ? -h.z() : h.z()));
    }
    int[][] faces = {
      {0, 1, 3, 2}, {4, 5, 7, 6}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 2, 6, 4}, {1, 3, 7, 5}
    };
    for (int[] face : faces) {
      quad(corner[face[0]], corner[face[1]], corner[face[2]], corner[face[3]], middle, material);
    }
    return this;
  }

  /** A disc that stands along the car, as a wheel's side does; it looks to {@code outwards} y. */
  MeshBuilder disc(Vector middle, double radius, double outwards, Material material) {
    int corners = 20;
    Vector inside = middle.minus(new Vector(0, outwards, 0));
    for (int i = 0; i < corners; i++) {
      triangle(
          middle,
          rim(middle, radius, i, corners),
          rim(middle, radius, i + 1, corners),
          inside,
          material);
    }
    return this;
  }

  /** The tread of a wheel. */
  MeshBuilder tread(Vector middle, double radius, double width, Material material) {
    int corners = 20;
    Vector half = new Vector(0, width / 2, 0);
    for (int i = 0; i < corners; i++) {
      Vector from = rim(middle, radius, i, corners);
      Vector to = rim(middle, radius, i + 1, corners);
      quad(from.minus(half), to.minus(half), to.plus(half), from.plus(half), middle, material);
    }
    return this;
  }

  private static Vector rim(Vector middle, double radius, int corner, int corners) {
    double angle = 2 * Math.PI * (corner % corners) / corners;
    return middle.plus(new Vector(radius * Math.cos(angle), 0, radius * Math.sin(angle)));
  }

  Mesh build() {
    return Mesh.of(triangles);
  }
}
