package io.marram.cars.picture;

import io.marram.cars.count.CountReport;
import io.marram.cars.occupancy.OccupancyEstimate;
import java.awt.Color;
import java.awt.Graphics2D;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bar below a picture: how many cars, how many free places, the estimate and the time. */
final class Caption {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private record Part(String text, Color color, boolean bold) {}

  private final Graphics2D canvas;
  private final float textPixels;
  private final double gap;

  Caption(Graphics2D canvas, float textPixels) {
    this.canvas = canvas;
    this.textPixels = textPixels;
    this.gap = 1.2 * textPixels;
  }

  static int height(float textPixels) {
    return Math.round(2.1f * textPixels);
  }

  void draw(CountedPicture counted, ZoneId zone, int top, int width) {
    int height = height(textPixels);
    canvas.setColor(Palette.DARK);
    canvas.fillRect(0, top, width, height);
    List<Part> left = new ArrayList<>(facts(counted));
    String time = TIME.format(Instant.ofEpochMilli(counted.report().timeMillis()).atZone(zone));
    Part right = new Part(time, Palette.QUIET, false);
    // What is least needed stands last and goes first where there is no room.
    while (left.size() > 1 && room(left) + gap + width(right) > width) {
      left.remove(left.size() - 1);
    }
    double middle = top + height / 2.0;
    double x = gap / 2;
    for (Part part : left) {
      write(part, x, middle);
      x += width(part) + gap;
    }
    double rightX = width - width(right) - gap / 2;
    if (rightX >= x) {
      write(right, rightX, middle);
    }
  }

  private static List<Part> facts(CountedPicture counted) {
    CountReport report = counted.report();
    List<Part> parts = new ArrayList<>();
    String cars = report.cars() == 1 ? "1 car" : report.cars() + " cars";
    parts.add(new Part(cars, Palette.CAR, true));
    if (!report.stalls().isEmpty()) {
      String free = "%d of %d free".formatted(report.free(), report.stalls().size());
      parts.add(new Part(free, Palette.FREE, true));
    }
    Optional<OccupancyEstimate> estimate = counted.estimate();
    if (estimate.isPresent()) {
      parts.add(estimate(estimate.get()));
    }
    if (!report.settled()) {
      parts.add(new Part("still counting", Palette.QUIET, false));
    }
    if (!counted.title().isBlank()) {
      parts.add(new Part(counted.title(), Palette.LIGHT, false));
    }
    return parts;
  }

  private static Part estimate(OccupancyEstimate estimate) {
    String text =
        "estimate %d (%d to %d)".formatted(estimate.cars(), estimate.low(), estimate.high());
    return estimate.disagreeing()
        ? new Part(text + ", signals disagree", Palette.OCCUPIED, false)
        : new Part(text, Palette.LIGHT, false);
  }

  private double room(List<Part> parts) {
    return parts.stream().mapToDouble(part -> width(part) + gap).sum();
  }

  private double width(Part part) {
    return lettering(part).width(part.text());
  }

  private void write(Part part, double x, double middle) {
    lettering(part).write(part.text(), part.color(), x, middle);
  }

  private Lettering lettering(Part part) {
    return new Lettering(canvas, textPixels, part.bold());
  }
}
