package io.marram.emulator.devices.parking.render;

import java.util.List;

/**
 * The bodies of vehicles. A body is a loft: cross-sections from the rear to the front, each with
 * the height of the shoulder below the windows and of the roof.
 */
public enum CarShape {
  HATCHBACK(
      4.05,
      List.of(
          new Section(-2.02, 0.66, 0.42, 0.84, 0.84, 0.60),
          new Section(-1.98, 0.78, 0.26, 0.95, 0.97, 0.70),
          new Section(-1.80, 0.84, 0.24, 1.00, 1.10, 0.66),
          new Section(-1.45, 0.86, 0.22, 1.00, 1.42, 0.58),
          new Section(-0.60, 0.88, 0.22, 0.97, 1.48, 0.60),
          new Section(0.10, 0.88, 0.22, 0.95, 1.45, 0.59),
          new Section(0.95, 0.87, 0.22, 0.94, 0.98, 0.70),
          new Section(1.45, 0.86, 0.22, 0.88, 0.89, 0.66),
          new Section(1.85, 0.80, 0.23, 0.76, 0.77, 0.60),
          new Section(1.99, 0.70, 0.26, 0.64, 0.65, 0.55),
          new Section(2.02, 0.60, 0.36, 0.52, 0.53, 0.50))),
  SALOON(
      4.60,
      List.of(
          new Section(-2.30, 0.66, 0.42, 0.72, 0.72, 0.60),
          new Section(-2.26, 0.78, 0.27, 0.94, 0.95, 0.68),
          new Section(-2.00, 0.85, 0.25, 0.99, 1.01, 0.70),
          new Section(-1.50, 0.88, 0.22, 1.00, 1.04, 0.68),
          new Section(-0.90, 0.89, 0.22, 0.98, 1.38, 0.57),
          new Section(-0.25, 0.90, 0.22, 0.96, 1.44, 0.60),
          new Section(0.35, 0.90, 0.22, 0.95, 1.41, 0.59),
          new Section(1.10, 0.89, 0.22, 0.94, 0.98, 0.70),
          new Section(1.65, 0.87, 0.22, 0.88, 0.89, 0.66),
          new Section(2.10, 0.81, 0.23, 0.78, 0.79, 0.60),
          new Section(2.26, 0.70, 0.26, 0.66, 0.67, 0.55),
          new Section(2.30, 0.60, 0.36, 0.54, 0.55, 0.50))),
  ESTATE(
      4.65,
      List.of(
          new Section(-2.32, 0.68, 0.42, 0.86, 0.86, 0.60),
          new Section(-2.27, 0.80, 0.27, 0.97, 1.00, 0.68),
          new Section(-2.10, 0.85, 0.25, 1.00, 1.20, 0.64),
          new Section(-1.85, 0.87, 0.23, 1.00, 1.42, 0.59),
          new Section(-0.80, 0.89, 0.22, 0.98, 1.48, 0.61),
          new Section(0.35, 0.90, 0.22, 0.96, 1.44, 0.60),
          new Section(1.10, 0.89, 0.22, 0.95, 0.99, 0.70),
          new Section(1.65, 0.87, 0.22, 0.89, 0.90, 0.66),
          new Section(2.12, 0.81, 0.23, 0.78, 0.79, 0.60),
          new Section(2.28, 0.70, 0.26, 0.66, 0.67, 0.55),
          new Section(2.32, 0.60, 0.36, 0.54, 0.55, 0.50))),
  OFF_ROADER(
      4.50,
      List.of(
          new Section(-2.25, 0.74, 0.46, 0.98, 0.98, 0.66),
          new Section(-2.20, 0.86, 0.34, 1.10, 1.13, 0.76),
          new Section(-2.05, 0.91, 0.32, 1.12, 1.36, 0.72),
          new Section(-1.80, 0.92, 0.30, 1.12, 1.64, 0.66),
          new Section(-0.60, 0.93, 0.30, 1.10, 1.70, 0.68),
          new Section(0.40, 0.93, 0.30, 1.08, 1.66, 0.67),
          new Section(1.05, 0.92, 0.30, 1.07, 1.12, 0.76),
          new Section(1.60, 0.91, 0.30, 1.04, 1.06, 0.72),
          new Section(2.05, 0.87, 0.32, 0.94, 0.96, 0.68),
          new Section(2.21, 0.76, 0.36, 0.80, 0.81, 0.60),
          new Section(2.25, 0.66, 0.46, 0.66, 0.67, 0.55)));

  /**
   * A cross-section.
   *
   * @param x along the car, forwards
   * @param half half the width at the sill
   * @param sill height of the lower edge
   * @param shoulder height below the windows
   * @param roof height of the roof; hardly above the shoulder, there are no windows here
   * @param halfRoof half the roof's width
   */
  private record Section(
      double x, double half, double sill, double shoulder, double roof, double halfRoof) {

    boolean cabin() {
      return roof - shoulder > 0.25;
    }

    /** From the left sill over the roof to the right sill. */
    Vector[] outline() {
      double crown = cabin() ? 0.035 : 0.03;
      double bulge = sill + 0.5 * (shoulder - sill);
      return new Vector[] {
        new Vector(x, 0.93 * half, sill),
        new Vector(x, half, bulge),
        new Vector(x, 0.96 * half, shoulder),
        new Vector(x, halfRoof, roof),
        new Vector(x, 0, roof + crown),
        new Vector(x, -halfRoof, roof),
        new Vector(x, -0.96 * half, shoulder),
        new Vector(x, -half, bulge),
        new Vector(x, -0.93 * half, sill)
      };
    }
  }

  private final double length;
  private final Mesh mesh;

  CarShape(double length, List<Section> sections) {
    this.length = length;
    mesh = build(length, sections);
  }

  /** In metres. */
  public double length() {
    return length;
  }

  Mesh mesh() {
    return mesh;
  }

  private static Mesh build(double length, List<Section> sections) {
    MeshBuilder builder = new MeshBuilder();
    for (int i = 1; i < sections.size(); i++) {
      loft(builder, sections.get(i - 1), sections.get(i));
    }
    end(builder, sections.get(0));
    end(builder, sections.get(sections.size() - 1));
    double half = sections.get(sections.size() / 2).half;
    double height = sections.get(sections.size() / 2).shoulder;
    wheels(builder, length, half, sections.get(sections.size() / 2).sill);
    fittings(builder, length, half, height);
    pillars(builder, sections);
    return builder.build();
  }

  private static void loft(MeshBuilder builder, Section rear, Section front) {
    Vector[] a = rear.outline();
    Vector[] b = front.outline();
    double middle = (rear.x + front.x) / 2;
    Vector inside = new Vector(middle, 0, 0.6);
    for (int i = 0; i + 1 < a.length; i++) {
      builder.quad(a[i], b[i], b[i + 1], a[i + 1], inside, material(i, rear, front));
    }
    builder.quad(a[0], b[0], b[8], a[8], inside, Material.TRIM);
  }

  /** The windows are the sides between shoulder and roof, and the slopes before and behind. */
  private static Material material(int face, Section rear, Section front) {
    boolean window = rear.cabin() || front.cabin();
    boolean side = face == 2 || face == 5;
    boolean top = face == 3 || face == 4;
    boolean slope = rear.cabin() != front.cabin();
    return window && side || slope && top ? Material.GLASS : Material.PAINT;
  }

  private static void end(MeshBuilder builder, Section section) {
    Vector[] outline = section.outline();
    Vector middle = new Vector(section.x, 0, (section.sill + section.shoulder) / 2);
    Vector inside = new Vector(0, 0, middle.z());
    for (int i = 0; i < outline.length; i++) {
      builder.triangle(
          middle, outline[i], outline[(i + 1) % outline.length], inside, Material.PAINT);
    }
  }

  private static void wheels(MeshBuilder builder, double length, double half, double sill) {
    double radius = 0.30 + (sill - 0.22) * 0.6;
    for (double x : new double[] {0.30 * length, -0.29 * length}) {
      for (double side : new double[] {-1, 1}) {
        Vector middle = new Vector(x, side * (half - 0.11), radius);
        Vector out = new Vector(0, side, 0);
        builder.disc(
            middle.plus(out.times(0.112)).plus(new Vector(0, 0, 0.04)),
            radius + 0.06,
            side,
            Material.TRIM);
        builder.tread(middle, radius, 0.24, Material.TYRE);
        builder.disc(middle.plus(out.times(0.125)), radius, side, Material.TYRE);
        builder.disc(middle.plus(out.times(0.13)), 0.66 * radius, side, Material.RIM);
        builder.disc(middle.plus(out.times(0.135)), 0.2 * radius, side, Material.TRIM);
      }
    }
  }

  private static void fittings(MeshBuilder builder, double length, double half, double height) {
    double front = length / 2;
    for (double side : new double[] {-1, 1}) {
      builder.box(
          new Vector(front - 0.22, side * 0.66 * half / 0.88, height - 0.29),
          new Vector(0.30, 0.30, 0.13),
          Material.LAMP);
      builder.box(
          new Vector(-front + 0.12, side * 0.70 * half / 0.88, height - 0.14),
          new Vector(0.20, 0.22, 0.20),
          Material.TAIL_LAMP);
      builder.box(
          new Vector(0.20 * length, side * (half + 0.07), height + 0.06),
          new Vector(0.16, 0.18, 0.13),
          Material.PAINT);
      builder.box(
          new Vector(-0.02 * length, side * (0.985 * half), height - 0.14),
          new Vector(0.20, 0.03, 0.03),
          Material.TRIM);
      builder.box(
          new Vector(0, side * (0.95 * half), 0.27),
          new Vector(0.5 * length, 0.06, 0.10),
          Material.TRIM);
    }
    builder.box(
        new Vector(front - 0.06, 0, height - 0.36), new Vector(0.12, 0.80, 0.12), Material.TRIM);
    builder.box(new Vector(front - 0.06, 0, 0.36), new Vector(0.16, 1.20, 0.12), Material.TRIM);
    builder.box(new Vector(front - 0.01, 0, 0.46), new Vector(0.06, 0.50, 0.11), Material.PLATE);
    builder.box(new Vector(-front + 0.06, 0, 0.36), new Vector(0.14, 1.40, 0.14), Material.TRIM);
    builder.box(new Vector(-front + 0.005, 0, 0.68), new Vector(0.04, 0.50, 0.11), Material.PLATE);
  }

  /** The posts between the side windows. */
  private static void pillars(MeshBuilder builder, List<Section> sections) {
    for (int i = 1; i + 1 < sections.size(); i++) {
      Section at = sections.get(i);
      if (at.cabin()) {
        for (double side : new double[] {-1, 1}) {
          Vector low = new Vector(at.x, side * (0.965 * at.half), at.shoulder);
          Vector high = new Vector(at.x, side * (at.halfRoof + 0.01), at.roof);
          Vector wide = new Vector(0.05, 0, 0);
          builder.quad(
              low.minus(wide),
              low.plus(wide),
              high.plus(wide),
              high.minus(wide),
              new Vector(at.x, 0, 0.5),
              Material.TRIM);
        }
      }
    }
  }
}
