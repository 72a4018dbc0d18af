package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.LabelFilter;
import io.marram.cars.area.Anchor;
import io.marram.cars.area.CountingLine;
import io.marram.cars.motion.PictureMotion;
import io.marram.cars.track.Scene;
import io.marram.cars.track.Track;
import io.marram.cars.track.Tracker;
import io.marram.cars.track.TrackerSettings;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineCounterTest {

  private static final CountingLine MIDDLE = line(0.5);
  private static final PictureMotion NO_PICTURES = new PictureMotion();

  private final Tracker tracker = new Tracker(TrackerSettings.DEFAULT);
  private final Scene scene = new Scene(1, 0.03);

  @Property(tries = 300)
  void carThatCrossesCountsOnceWhereverTheLineIs(
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double place,
      @ForAll @DoubleRange(min = 0.08, max = 0.5) double speed,
      @ForAll @DoubleRange(min = 0.06, max = 0.25) double length,
      @ForAll boolean upwards,
      @ForAll @IntRange int seed) {
    LineCounter counter = new LineCounter(line(place));
    Tracker tracker = new Tracker(TrackerSettings.DEFAULT);
    Scene scene = new Scene(seed, 0.02);
    int frames = (int) ((1 + 2 * length) / speed * 12.5) + 40;
    for (int i = 0; i < frames; i++) {
      double way = i * speed / 12.5 - length;
      scene.car(0.4, upwards ? 1 - way : way, 0.1, length, 0.7);
      counter.observe(tracker.observe(scene.at(i * 80L)), i == 0, i * 80L, NO_PICTURES);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", upwards ? 1 : 0, upwards ? 0 : 1));
  }

  @Test
  void carThatWaitsOnTheLineCountsOnceWhenItGoesOn() {
    LineCounter counter =
        drive(MIDDLE, 600, i -> i < 50 ? 0.2 + i * 0.006 : i < 550 ? 0.5 : 0.5 + (i - 550) * 0.006);

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void carThatTurnsBackOnTheLineDoesNotCount() {
    LineCounter counter =
        drive(MIDDLE, 100, i -> i < 50 ? 0.2 + i * 0.006 : 0.5 - (i - 50) * 0.006);

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void carThatComesBackCountsBothWays() {
    LineCounter counter =
        drive(MIDDLE, 200, i -> i < 100 ? 0.2 + i * 0.006 : 0.8 - (i - 100) * 0.006);

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 1, 1));
  }

  @Test
  void carThatTremblesOnTheLineDoesNotCount() {
    LineCounter counter = drive(MIDDLE, 500, i -> 0.5 + 0.01 * Math.sin(i));

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void carThatIsHiddenForASecondWhileItCrossesCounts() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 70; i++) {
      double y = 0.1 + i * 0.012;
      if (i < 28 || i > 40) {
        scene.car(0.4, y);
      }
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void carThatIsHiddenWhileItWaitsOnTheLineCountsOnce() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 300; i++) {
      double y = i < 50 ? 0.2 + i * 0.006 : i < 250 ? 0.5 : 0.5 + (i - 250) * 0.006;
      if (i < 150 || i > 200) {
        scene.car(0.4, y);
      }
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void carThatIsOnlySeenFaintlyButSteadilyCounts() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 70; i++) {
      scene.car(0.4, 0.1 + i * 0.012, 0.1, 0.1, 0.18);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void boxThatFlickersAcrossTheLineDoesNotCount() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 70; i++) {
      if (i % 3 == 0) {
        scene.car(0.4, 0.1 + i * 0.012, 0.1, 0.1, 0.22);
      }
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void cabOfALorryDoesNotCountBesideIt() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 80; i++) {
      double y = 0.1 + i * 0.01;
      scene.car(0.4, y, 0.1, 0.2, 0.7).car(0.4, y + 0.08, 0.1, 0.08, 0.25);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void faintCarThatCrossesBeforeALorryCountsOnceTheyHaveParted() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 80; i++) {
      double apart = i < 50 ? 0.08 : 0.08 + (i - 50) * 0.005;
      double y = 0.1 + i * 0.01;
      scene.car(0.4, y, 0.1, 0.2, 0.7).car(0.4, y + apart, 0.1, 0.08, 0.25);
      observe(counter, i);
      if (i == 50) {
        assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
      }
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 2));
  }

  @Test
  void cabThatIsSeenAsClearlyAsItsLorryDoesNotCountWithinIt() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 80; i++) {
      double y = 0.1 + i * 0.01;
      scene.car(0.4, y, 0.2, 0.3, 0.5).car(0.4, y + 0.11, 0.12, 0.1, 0.4);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void mirrorOfABusDoesNotCountBesideIt() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 80; i++) {
      double y = 0.1 + i * 0.01;
      scene.car(0.4, y, 0.2, 0.3, 0.5).car(0.285, y + 0.1, 0.03, 0.05, 0.4);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void carBesideABusCounts() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 80; i++) {
      double y = 0.1 + i * 0.01;
      scene.car(0.4, y, 0.2, 0.3, 0.5).car(0.27, y + 0.05, 0.1, 0.12, 0.4);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 2));
  }

  @Test
  void carThatPassesBesideTheLineDoesNotCount() {
    CountingLine half = CountingLine.of("gate", new Point(0.6f, 0.5f), new Point(1, 0.5f));

    assertThat(drive(half, 100, i -> 0.1 + i * 0.008).count())
        .isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void carThatGoesRoundTheEndOfTheLineDoesNotCount() {
    CountingLine half = CountingLine.of("gate", new Point(0.5f, 0.5f), new Point(1, 0.5f));
    LineCounter counter = new LineCounter(half);
    for (int i = 0; i < 100; i++) {
      double angle = Math.PI * i / 100;
      scene.car(0.7 - 0.4 * Math.sin(angle), 0.5 + 0.3 * Math.cos(angle));
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void carsThatStandAtTheEdgeWhenCountingBeginsDoNotCount() {
    LineCounter counter = new LineCounter(line(0.97));
    for (int i = 0; i < 100; i++) {
      scene.car(0.2, 0.98, 0.1, 0.15, 0.7).car(0.7, 0.95, 0.1, 0.15, 0.7);
      observe(counter, i);
    }
    for (int i = 100; i < 600; i++) {
      if (i % 90 > 40) {
        scene.car(0.2, 0.98, 0.1, 0.15, 0.7).car(0.7, 0.95, 0.1, 0.15, 0.7);
      }
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void carThatDrivesAlongTheEdgeDoesNotCrossTheLineBesideIt() {
    LineCounter counter = new LineCounter(line(0.98));
    for (int i = 0; i < 150; i++) {
      scene.car(i * 0.01 - 0.1, 0.96, 0.15, 0.12, 0.7);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 0, 0));
  }

  @Test
  void fastCarThatIsFirstSeenSomeWayInHasCrossedTheLineAtTheEdge() {
    LineCounter in = new LineCounter(line(0.05));
    LineCounter out = new LineCounter(line(0.95));
    for (int i = 0; i < 20; i++) {
      scene.car(0.4, 0.12 + i * 0.09);
      List<Track> tracks = tracker.observe(scene.at(10_000L + i * 200L));
      in.observe(tracks, false, i, NO_PICTURES);
      out.observe(tracks, false, i, NO_PICTURES);
    }

    assertThat(in.count()).isEqualTo(new LineCount("gate", 0, 1));
    assertThat(out.count()).isEqualTo(new LineCount("gate", 0, 1));
  }

  @Test
  void carAndItsFollowerAreTwo() {
    LineCounter counter = new LineCounter(MIDDLE);
    for (int i = 0; i < 120; i++) {
      scene.car(0.4, i * 0.01 - 0.1).car(0.4, i * 0.01 - 0.22).car(0.6, 1.1 - i * 0.01);
      observe(counter, i);
    }

    assertThat(counter.count()).isEqualTo(new LineCount("gate", 1, 2));
  }

  @Test
  void peopleDoNotCountAndWhatIsTakenForABoatDoes() {
    LineCounter anything = new LineCounter(MIDDLE);
    LineCounter carsOnly =
        new LineCounter(
            new CountingLine(
                "cars", MIDDLE.from(), MIDDLE.to(), Anchor.CENTRE, LabelFilter.VEHICLES));
    for (int i = 0; i < 80; i++) {
      float y = 0.05f + i * 0.01f;
      Detections picture =
          new Detections(
              i * 80L,
              List.of(
                  new Detection(new Box(0.2f, y, 0.3f, y + 0.1f), "boat", 0.6),
                  new Detection(new Box(0.6f, y, 0.65f, y + 0.1f), "person", 0.6)));
      List<Track> tracks = tracker.observe(picture);
      anything.observe(tracks, false, i * 80L, NO_PICTURES);
      carsOnly.observe(tracks, false, i * 80L, NO_PICTURES);
    }

    assertThat(anything.count()).isEqualTo(new LineCount("gate", 0, 1));
    assertThat(carsOnly.count()).isEqualTo(new LineCount("cars", 0, 0));
  }

  private LineCounter drive(CountingLine line, int frames, IntToDoubleFunction y) {
    LineCounter counter = new LineCounter(line);
    for (int i = 0; i < frames; i++) {
      scene.car(0.4, y.applyAsDouble(i));
      observe(counter, i);
    }
    return counter;
  }

  private void observe(LineCounter counter, int number) {
    counter.observe(
        tracker.observe(scene.at(number * 80L)), number == 0, number * 80L, NO_PICTURES);
  }

  private static CountingLine line(double y) {
    return CountingLine.of("gate", new Point(0, (float) y), new Point(1, (float) y));
  }
}
