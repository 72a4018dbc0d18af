package io.marram.emulator.devices.parking.render;

/** A point or a direction in metres: x to the right, y away from the camera, z up. */
record Vector(double x, double y, double z) {

  Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  /** Of length 1; of no length, itself. */
  Vector unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }
}
