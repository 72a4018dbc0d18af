package io.marram.cars.picture;

import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Stall;
import io.marram.cars.area.Zone;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.LineCount;
import io.marram.cars.count.StallState;
import io.marram.cars.count.ZoneCount;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws stalls, zones and lines with what was counted there. */
final class PlaceDrawing {

  /** The size of an arrow's head in line widths. */
  private static final double ARROW = 9;

  private final Areas areas;
  private final Pen pen;
  private final Chips chips;

  PlaceDrawing(Areas areas, Pen pen, Chips chips) {
    this.areas = areas;
    this.pen = pen;
    this.chips = chips;
  }

  void draw(CountReport report) {
    drawGrounds(report);
    areas.lines().forEach(this::draw);
  }

  /** Writes the numbers, those of zones and lines first. */
  void label(CountReport report) {
    labelZones(report);
    labelLines(report);
    labelStalls(report);
  }

  private void drawGrounds(CountReport report) {
    Map<String, Boolean> occupied =
        report.stalls().stream()
            .collect(Collectors.toMap(StallState::stall, StallState::occupied, (a, b) -> a));
    for (Stall stall : areas.stalls()) {
      if (occupied.containsKey(stall.name())) {
        draw(stall, occupied.get(stall.name()));
      }
    }
    for (Zone zone : areas.zones()) {
      pen.dashed(pen.shape(zone.polygon()), Palette.ZONE);
    }
  }

  /** Not by colour alone: a free stall is filled. */
  private void draw(Stall stall, boolean occupied) {
    Shape ground = pen.shape(stall.polygon());
    if (!occupied) {
      pen.fill(ground, Palette.faint(Palette.FREE, 90));
    }
    pen.outline(ground, occupied ? Palette.OCCUPIED : Palette.FREE);
  }

  private void draw(CountingLine line) {
    Line2D drawn = drawn(line);
    double size = ARROW * pen.thickness();
    pen.thick(drawn, Palette.LINE);
    // In pixels the side that is entered is square to the line, whatever the picture's shape.
    double alongX = (drawn.getX2() - drawn.getX1()) / length(drawn);
    double alongY = (drawn.getY2() - drawn.getY1()) / length(drawn);
    pen.thick(arrow(middle(drawn), alongX, alongY, size), Palette.LINE);
  }

  private Line2D drawn(CountingLine line) {
    return new Line2D.Double(
        pen.x(line.from().x()), pen.y(line.from().y()), pen.x(line.to().x()), pen.y(line.to().y()));
  }

  private static double length(Line2D line) {
    return line.getP1().distance(line.getP2());
  }

  private static Point2D middle(Line2D line) {
    return new Point2D.Double((line.getX1() + line.getX2()) / 2, (line.getY1() + line.getY2()) / 2);
  }

  /** From a line's middle to the side that is entered: left of who looks along it. */
  private static Shape arrow(Point2D from, double alongX, double alongY, double size) {
    double tipX = from.getX() + alongY * 2 * size;
    double tipY = from.getY() - alongX * 2 * size;
    double backX = tipX - alongY * size;
    double backY = tipY + alongX * size;
    double sideX = alongX * 0.7 * size;
    double sideY = alongY * 0.7 * size;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(from.getX(), from.getY());
    arrow.lineTo(tipX, tipY);
    arrow.moveTo(backX + sideX, backY + sideY);
    arrow.lineTo(tipX, tipY);
    arrow.lineTo(backX - sideX, backY - sideY);
    return arrow;
  }

  /** On the side that is left, where no arrow is. */
  private void labelLines(CountReport report) {
    Map<String, LineCount> counts = byName(report.lines(), LineCount::line);
    for (CountingLine line : areas.lines()) {
      LineCount count = counts.get(line.name());
      if (count != null) {
        String text = "%s  in %d  out %d".formatted(line.name(), count.entered(), count.left());
        Line2D drawn = drawn(line);
        double away = ARROW * pen.thickness() / length(drawn);
        double x = middle(drawn).getX() - away * (drawn.getY2() - drawn.getY1());
        double y = middle(drawn).getY() + away * (drawn.getX2() - drawn.getX1());
        boolean above = drawn.getX2() < drawn.getX1();
        chips.put(text, Palette.LINE, x - chips.width(text) / 2, above ? y - chips.height() : y);
      }
    }
  }

  private void labelZones(CountReport report) {
    Map<String, ZoneCount> counts = byName(report.zones(), ZoneCount::zone);
    for (Zone zone : areas.zones()) {
      Point corner = zone.polygon().corners().get(0);
      ZoneCount count = counts.get(zone.name());
      String text = count == null ? zone.name() : zone.name() + "  " + count.cars();
      chips.put(text, Palette.ZONE, pen.x(corner.x()), pen.y(corner.y()));
    }
  }

  /** Names of stalls whose ground has room for them. */
  private void labelStalls(CountReport report) {
    Map<String, StallState> states = byName(report.stalls(), StallState::stall);
    for (Stall stall : areas.stalls()) {
      Box bounds = stall.polygon().bounds();
      StallState state = states.get(stall.name());
      double wide = chips.width(stall.name());
      if (state != null && pen.x(bounds.width()) >= wide) {
        Color ground = state.occupied() ? Palette.OCCUPIED : Palette.FREE;
        double x = pen.x((bounds.left() + bounds.right()) / 2) - wide / 2;
        double y = pen.y((bounds.top() + bounds.bottom()) / 2) - chips.height() / 2;
        chips.offer(stall.name(), ground, x, y);
      }
    }
  }

  private static <T> Map<String, T> byName(List<T> list, Function<T, String> name) {
    return list.stream().collect(Collectors.toMap(name, Function.identity(), (a, b) -> a));
  }
}
