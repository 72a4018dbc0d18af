package io.marram.emulator.devices.parking.render;

/** What a part of a vehicle is made of. */
enum Material {
  PAINT(0, 0, 0, 0.05),
  GLASS(0.012, 0.016, 0.018, 0.10),
  TYRE(0.015, 0.015, 0.016, 0.01),
  RIM(0.35, 0.36, 0.38, 0.12),
  TRIM(0.02, 0.02, 0.022, 0.03),
  LAMP(0.85, 0.87, 0.85, 0.10),
  TAIL_LAMP(0.45, 0.015, 0.015, 0.08),
  PLATE(0.80, 0.80, 0.74, 0.02);

  final double red;
  final double green;
  final double blue;

  /** The part of the light that is mirrored when looked at straight. */
  final double mirror;

  Material(double red, double green, double blue, double mirror) {
    this.red = red;
    this.green = green;
    this.blue = blue;
    this.mirror = mirror;
  }
}
