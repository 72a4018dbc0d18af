package io.marram.cars.picture;

import io.marram.cars.Detection;
import io.marram.cars.count.CountSettings;
import io.marram.cars.track.Track;
import java.util.List;

/** Draws what counts: a box around each car, dashed where one is hidden. */
final class CarDrawing {

  private final CountSettings settings;
  private final List<Track> hidden;
  private final List<Detection> cars;
  private final Pen pen;
  private final Chips chips;

  CarDrawing(CountSettings settings, CountedPicture counted, Pen pen, Chips chips) {
    this.settings = settings;
    this.hidden = counted.report().tracks().stream().filter(this::isHidden).toList();
    this.cars =
        settings.duplicates().apply(counted.found()).list().stream().filter(this::counts).toList();
    this.pen = pen;
    this.chips = chips;
  }

  private boolean isHidden(Track track) {
    return track.confirmed()
        && !track.seen()
        && settings.labels().accepts(track.label())
        && track.box().area() > 0;
  }

  private boolean counts(Detection car) {
    return car.score() >= settings.tracker().confidentScore()
        && settings.labels().accepts(car.label());
  }

  void draw() {
    for (Track track : hidden) {
      pen.dashed(pen.shape(track.box()), Palette.CAR);
    }
    for (Detection car : cars) {
      pen.thin(pen.shape(car.box()), Palette.CAR);
    }
  }

  /** What a box has room for: label and score, or the score alone. */
  void label() {
    for (Detection car : cars) {
      long percent = Math.round(100 * car.score());
      String full = car.label() + " " + percent;
      double room = pen.x(car.box().width());
      String text = chips.width(full) <= room ? full : String.valueOf(percent);
      if (chips.width(text) <= room) {
        chips.offer(text, Palette.CAR, pen.x(car.box().left()), pen.y(car.box().top()));
      }
    }
  }
}
