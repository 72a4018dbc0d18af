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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Draws stalls, zones and lines with what was counted there. */
final class PlaceDrawing {

  private final Areas areas;
  private final Pen pen;
  private final Chips chips;

  PlaceDrawing(Areas areas, Pen pen, Chips chips) {
    this.areas = areas;
    this.pen = pen;
    this.chips = chips;
  }

  void drawGrounds(CountReport report) {
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

  void drawLines(CountReport report) {
    Map<String, LineCount> counts = byName(report.lines(), LineCount::line);
    for (CountingLine line : areas.lines()) {
      double x1 = pen.x(line.from().x());
      double y1 = pen.y(line.from().y());
      double x2 = pen.x(line.to().x());
      double y2 = pen.y(line.to().y());
      pen.thick(new Line2D.Double(x1, y1, x2, y2), Palette.LINE);
      double length = Math.hypot(x2 - x1, y2 - y1);
      // In pixels the side that is entered is square to the line, whatever the picture's shape.
      double alongX = (x2 - x1) / length;
      double alongY = (y2 - y1) / length;
      double size = 9 * pen.thickness();
      pen.thick(arrow((x1 + x2) / 2, (y1 + y2) / 2, alongX, alongY, size), Palette.LINE);
      LineCount count = counts.get(line.name());
      if (count != null) {
        String text = "%s  in %d  out %d".formatted(line.name(), count.entered(), count.left());
        double x = (x1 + x2) / 2 + alongY * -size - chips.width(text) / 2;
        chips.put(text, Palette.LINE, x, (y1 + y2) / 2 + Math.abs(alongX) * size);
      }
    }
  }

  /** From a line's middle to the side that is entered: left of who looks along it. */
  private static Shape arrow(double x, double y, double alongX, double alongY, double size) {
    double tipX = x + alongY * 2 * size;
    double tipY = y - alongX * 2 * size;
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, y);
    arrow.lineTo(tipX, tipY);
    arrow.moveTo(
        tipX - alongY * size + alongX * size * 0.7, tipY + alongX * size + alongY * size * 0.7);
    arrow.lineTo(tipX, tipY);
    arrow.lineTo(
        tipX - alongY * size - alongX * size * 0.7, tipY + alongX * size - alongY * size * 0.7);
    return arrow;
  }

  void labelZones(CountReport report) {
    Map<String, ZoneCount> counts = byName(report.zones(), ZoneCount::zone);
    for (Zone zone : areas.zones()) {
      Point corner = zone.polygon().corners().get(0);
      ZoneCount count = counts.get(zone.name());
      String text = count == null ? zone.name() : zone.name() + "  " + count.cars();
      chips.put(text, Palette.ZONE, pen.x(corner.x()), pen.y(corner.y()));
    }
  }

  /** Names of stalls whose ground has room for them. */
  void labelStalls(CountReport report) {
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
