package io.marram.cars.picture;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.cars.track.Track;
import java.awt.Shape;
import java.util.List;

/** Draws what counts: a box around each car, dashed where one is hidden. */
final class CarDrawing {

  private final CountSettings settings;
  private final Pen pen;
  private final Chips chips;

  CarDrawing(CountSettings settings, Pen pen, Chips chips) {
    this.settings = settings;
    this.pen = pen;
    this.chips = chips;
  }

  void draw(Detections found, CountReport report) {
    for (Track track : report.tracks()) {
      if (track.confirmed() && !track.seen() && counts(track.label()) && track.box().area() > 0) {
        pen.dashed(pen.shape(track.box()), Palette.CAR);
      }
    }
    List<Detection> cars =
        settings.duplicates().apply(found).list().stream()
            .filter(car -> car.score() >= settings.tracker().confidentScore())
            .filter(car -> counts(car.label()))
            .toList();
    for (Detection car : cars) {
      pen.outline(pen.shape(car.box()), Palette.CAR);
    }
    for (Detection car : cars) {
      label(car);
    }
  }

  private boolean counts(String label) {
    return settings.labels().accepts(label);
  }

  private void label(Detection car) {
    long percent = Math.round(100 * car.score());
    String text = car.label() + " " + percent;
    Shape shape = pen.shape(car.box());
    double room = shape.getBounds2D().getWidth();
    if (chips.width(text) > room) {
      text = String.valueOf(percent);
    }
    if (chips.width(text) <= room) {
      chips.offer(text, Palette.CAR, pen.x(car.box().left()), pen.y(car.box().top()));
    }
  }
}
