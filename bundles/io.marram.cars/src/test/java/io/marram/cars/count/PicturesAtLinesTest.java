package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.motion.Street;
import io.marram.vision.geometry.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Boxes that cross a line, and what the pictures show of them. */
class PicturesAtLinesTest {

  private static final CountSettings SETTINGS =
      CountSettings.of(
          new Areas(
              List.of(),
              List.of(),
              List.of(CountingLine.of("gate", new Point(0, 0.5f), new Point(1, 0.5f)))));

  private static final LineCount NONE = new LineCount("gate", 0, 0);
  private static final LineCount ONE_DOWN = new LineCount("gate", 0, 1);

  private final Street street = new Street();
  private CarCounter counter = new CarCounter(SETTINGS);
  private int pictures;

  @Test
  void carThatThePicturesShowToMoveCounts() {
    assertThat(drive(100, i -> 0.2 + 0.006 * i, 0.4)).isEqualTo(ONE_DOWN);
  }

  @Test
  void boxesThatHopOverAnEmptyStreetDoNotCount() {
    assertThat(drive(100, i -> 0.2 + 0.006 * i, 0.8)).isEqualTo(NONE);
  }

  @Test
  void boxesAreBelievedWithoutPictures() {
    for (int i = 0; i < 100; i++) {
      counter.observe(found(i, 0.2 + 0.006 * i));
    }

    assertThat(observed(counter.observe(found(100, 0.8)))).isEqualTo(ONE_DOWN);
  }

  @Test
  void boxThatFallsBackOntoTheCarBehindDoesNotCountBackwards() {
    // The car goes on while its box is taken for that of a car behind it, and comes back.
    drive(60, i -> 0.2 + 0.006 * i, 0.4);
    for (int i = 60; i < 100; i++) {
      double y = 0.2 + 0.006 * i;
      double back = Math.min(0.16, 0.02 * (i - 59));
      counter.observe(found(i, y - back), Optional.of(street.with(0.4, y, 320)));
    }
    pictures = 100;

    assertThat(drive(1, i -> 0.8, 0.4)).isEqualTo(ONE_DOWN);
  }

  @Test
  void carThatWaitsOnTheLineCountsOnceWhenItGoesOn() {
    assertThat(drive(400, i -> i < 50 ? 0.2 + 0.006 * i : 0.5, 0.4)).isEqualTo(NONE);
    assertThat(drive(60, i -> 0.5 + 0.005 * i, 0.4)).isEqualTo(ONE_DOWN);
  }

  @Test
  void carThatStopsBehindTheLineCounts() {
    assertThat(drive(200, i -> Math.min(0.53, 0.2 + 0.006 * i), 0.4)).isEqualTo(ONE_DOWN);
  }

  @Test
  void carOnItsWayCountsAfterARestart() throws IOException {
    drive(50, i -> 0.2 + 0.006 * i, 0.4);
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    counter.write(new DataOutputStream(state));
    counter =
        CarCounter.read(
            new DataInputStream(new ByteArrayInputStream(state.toByteArray())), SETTINGS);

    assertThat(drive(50, i -> 0.5 + 0.006 * i, 0.4)).isEqualTo(ONE_DOWN);
  }

  /**
   * Shows boxes, and a car that goes as they do.
   *
   * @param carX where the car is; the boxes are at 0.4
   */
  private LineCount drive(int frames, IntToDoubleFunction y, double carX) {
    LineCount count = NONE;
    for (int i = 0; i < frames; i++) {
      double place = y.applyAsDouble(i);
      count =
          observed(
              counter.observe(
                  found(pictures++, place), Optional.of(street.with(carX, place, 320))));
    }
    return count;
  }

  private static Detections found(int number, double y) {
    return new Detections(80L * number, List.of(new Detection(Street.car(0.4, y), "car", 0.6)));
  }

  private static LineCount observed(Optional<CountReport> report) {
    return report.orElseThrow().lines().get(0);
  }
}
