package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.DuplicateSuppression;
import io.marram.cars.LabelFilter;
import io.marram.cars.StateException;
import io.marram.cars.area.Anchor;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.area.Zone;
import io.marram.cars.track.Scene;
import io.marram.cars.track.TrackerSettings;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CarCounterTest {

  private static final int FRAME_MILLIS = 200;

  private static final Areas AREAS =
      new Areas(
          List.of(
              new Zone(
                  "left half",
                  Polygon.parse("0,0 0.5,0 0.5,1 0,1"),
                  Anchor.BOTTOM,
                  LabelFilter.VEHICLES)),
          List.of(
              new Stall("A", Polygon.parse("0.1,0.15 0.2,0.15 0.2,0.25 0.1,0.25")),
              new Stall("B", Polygon.parse("0.2,0.15 0.3,0.15 0.3,0.25 0.2,0.25"))),
          List.of(CountingLine.of("gate", new Point(0, 0.6f), new Point(1, 0.6f))));

  private static final CountSettings LEARNING =
      new CountSettings(
          AREAS,
          LabelFilter.VEHICLES,
          DuplicateSuppression.DEFAULT,
          TrackerSettings.DEFAULT,
          0,
          1_000,
          5_000);

  private final CarCounter counter = new CarCounter(CountSettings.of(AREAS));
  private final Scene scene = new Scene(1, 0.02);
  private int number;

  @Test
  void whatCrossesUnderANameThatNobodyAskedForIsAVehicle() {
    List<Crossing> crossings = new ArrayList<>();
    for (int i = 0; i < 35; i++) {
      float top = 0.2f + 0.02f * i;
      Detection found = new Detection(new Box(0.4f, top, 0.5f, top + 0.1f), "cell phone", 0.9);
      Detections picture = new Detections(FRAME_MILLIS * i, List.of(found));
      counter.observe(picture).ifPresent(report -> crossings.addAll(report.crossings()));
    }

    assertThat(crossings).extracting(Crossing::label).containsExactly("vehicle");
  }

  @Test
  void carThatFlickersForOnePictureChangesNothing() {
    List<CountReport> reports = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      if (i % 17 != 16) {
        scene.car(0.15, 0.2);
      }
      if (i % 23 == 22) {
        scene.car(0.7, 0.7);
      }
      reports.add(next());
    }

    List<CountReport> settled = reports.subList(20, 100);
    assertThat(settled).allMatch(CountReport::settled);
    assertThat(settled).extracting(CountReport::cars).containsOnly(1);
    assertThat(settled)
        .extracting(CountReport::zones)
        .containsOnly(List.of(new ZoneCount("left half", 1)));
    assertThat(settled)
        .extracting(CountReport::stalls)
        .containsOnly(List.of(new StallState("A", true), new StallState("B", false)));
    assertThat(settled).extracting(CountReport::free).containsOnly(1);
  }

  @Test
  void carIsCountedWhereItIs() {
    for (int i = 0; i < 40; i++) {
      scene.car(0.7, 0.9 - i * 0.015).car(0.2, 0.8);
      next();
    }
    CountReport report = next();

    assertThat(report.cars()).isEqualTo(2);
    assertThat(report.zones()).containsExactly(new ZoneCount("left half", 1));
    assertThat(report.lines()).containsExactly(new LineCount("gate", 1, 0));
  }

  @Test
  void whatWasNeverSeenClearlyIsNoCarWhereItStands() {
    for (int i = 0; i < 40; i++) {
      scene.car(0.2, 0.8, 0.1, 0.1, 0.25);
      next();
    }

    assertThat(next().cars()).isZero();
  }

  @Test
  void stallIsFreeAgainWhenItsCarHasLeft() {
    for (int i = 0; i < 50; i++) {
      scene.car(0.15, 0.2);
      next();
    }
    assertThat(next().stalls()).contains(new StallState("A", true));
    for (int i = 0; i < 50; i++) {
      scene.car(0.15 + i * 0.02, 0.2 + i * 0.01);
      next();
    }

    assertThat(next().stalls())
        .containsOnly(new StallState("A", false), new StallState("B", false));
  }

  @Test
  void carThatDrivesThroughAStallDoesNotOccupyIt() {
    for (int i = 0; i < 50; i++) {
      scene.car(i * 0.02, 0.2);

      assertThat(next().stalls()).extracting(StallState::occupied).containsOnly(false);
    }
  }

  @Test
  void carHiddenByAnotherStillStands() {
    for (int i = 0; i < 100; i++) {
      scene.car(0.15, 0.2);
      next();
    }
    for (int i = 0; i < 60; i++) {
      assertThat(next().stalls()).contains(new StallState("A", true));
    }
  }

  @Test
  void stallsAreLearnedFromWhereCarsStandAndNotFromWhereTheyDrive() {
    for (int round = 0; round < 4; round++) {
      // Ten and a half minutes at one picture in two seconds, then half a minute without cars.
      for (int i = 0; i < 330; i++) {
        if (i < 315) {
          scene.car(0.6, 0.4).car(0.8, 0.4).car(0.25, 0.2);
          scene.car(0.05 + i % 9 * 0.1, 0.8);
        }
        number += 9;
        next();
      }
      number += 1_000;
    }

    List<LearnedStall> learned = counter.learnedStalls();

    assertThat(learned).hasSize(2);
    assertThat(learned).allMatch(stall -> stall.stays() == 4 && stall.confidence() > 0.8);
    assertThat(learned)
        .anyMatch(stall -> stall.polygon().contains(new Point(0.6f, 0.42f)))
        .anyMatch(stall -> stall.polygon().contains(new Point(0.8f, 0.42f)));
  }

  @Test
  void clockThatIsSetBackOnlyCostsAFewPictures() {
    for (int i = 0; i < 20; i++) {
      scene.car(0.15, 0.2);
      next();
    }
    int leftOut = 0;
    for (int i = 0; i < 20; i++) {
      scene.car(0.15, 0.2);
      leftOut += counter.observe(scene.at(5 + i * FRAME_MILLIS)).isEmpty() ? 1 : 0;
    }

    CountReport report = counter.observe(scene.car(0.15, 0.2).at(4_500)).orElseThrow();

    assertThat(leftOut).isEqualTo(9);
    assertThat(report.cars()).isEqualTo(1);
    assertThat(report.timeMillis()).isEqualTo(4_500);
    assertThat(report.tracks()).extracting(track -> track.id()).containsExactly(1L);
  }

  @Test
  void timesThatCannotBeAreLeftOut() {
    assertThat(counter.observe(scene.at(-1))).isEmpty();
    assertThat(counter.observe(scene.at(Long.MIN_VALUE))).isEmpty();
    assertThat(counter.observe(scene.at(Long.MAX_VALUE))).isEmpty();
    assertThat(counter.observe(scene.at(0))).isPresent();
  }

  @Test
  void thousandDetectionsAreBounded() {
    Random random = new Random(1);
    for (int i = 0; i < 5; i++) {
      List<Detection> list = new ArrayList<>();
      for (int j = 0; j < 1000; j++) {
        float x = random.nextFloat() * 0.9f;
        float y = random.nextFloat() * 0.9f;
        list.add(new Detection(new Box(x, y, x + 0.03f, y + 0.03f), "car", random.nextFloat()));
      }
      CountReport report = counter.observe(new Detections(i * 100L, list)).orElseThrow();

      assertThat(report.tracks()).hasSizeLessThanOrEqualTo(300);
    }
  }

  @Property(tries = 40)
  void goesOnAsIfNothingHadHappenedWhereverItIsCut(@ForAll @IntRange(min = 1, max = 100) int cut)
      throws IOException {
    CarCounter uncut = new CarCounter(LEARNING);
    CarCounter counter = new CarCounter(LEARNING);
    Scene one = new Scene(3, 0.02);
    Scene other = new Scene(3, 0.02);
    for (int i = 0; i < 120; i++) {
      if (i == cut) {
        counter = read(write(counter), LEARNING);
      }
      CountReport expected = uncut.observe(traffic(one, i)).orElseThrow();
      CountReport report = counter.observe(traffic(other, i)).orElseThrow();

      assertThat(report.lines()).isEqualTo(expected.lines());
      assertThat(report.tracks()).isEqualTo(expected.tracks());
      assertThat(report.stalls()).isEqualTo(expected.stalls());
    }
    assertThat(uncut.learnedStalls()).isNotEmpty();
    assertThat(counter.learnedStalls()).isEqualTo(uncut.learnedStalls());
  }

  @Test
  void countsOfALineThatKeptItsNameGoOn() throws IOException {
    for (int i = 0; i < 50; i++) {
      scene.car(0.7, 0.9 - i * 0.015);
      next();
    }
    CountingLine moved = CountingLine.of("gate", new Point(0, 0.3f), new Point(1, 0.3f));
    Areas areas = new Areas(List.of(), List.of(), List.of(moved));

    CarCounter read = read(write(counter), CountSettings.of(areas));

    assertThat(read.observe(scene.at(1_000_000)).orElseThrow().lines())
        .containsExactly(new LineCount("gate", 1, 0));
  }

  @Test
  void stateThatIsDamagedOrOfALaterVersionIsRefused() {
    for (int i = 0; i < 60; i++) {
      counter.observe(traffic(scene, i));
    }
    byte[] state = write(counter);
    byte[] later = state.clone();
    later[3] = 2;

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> read(later, CountSettings.of(AREAS)))
        .withMessage("counter: version 2 is none of 1 to 1, which are known");
    for (int length = 0; length < state.length; length += 31) {
      byte[] part = Arrays.copyOf(state, length);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> read(part, CountSettings.of(AREAS)));
    }
  }

  @Test
  void damageNeverGetsPastTheReader() {
    for (int i = 0; i < 60; i++) {
      counter.observe(traffic(scene, i));
    }
    byte[] state = write(counter);
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = state.clone();
      damaged[random.nextInt(state.length)] = (byte) random.nextInt(256);
      try {
        read(damaged, CountSettings.of(AREAS)).observe(scene.car(0.4, 0.5).at(100_000));
      } catch (IOException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void singlePictureIsCountedWithoutTracks() {
    Detections picture =
        new Scene(1, 0).car(0.15, 0.2).car(0.7, 0.7).car(0.9, 0.2, 0.1, 0.1, 0.2).at(5);

    CountReport report = new PictureCounter(CountSettings.of(AREAS)).count(picture);

    assertThat(report.cars()).isEqualTo(2);
    assertThat(report.zones()).containsExactly(new ZoneCount("left half", 1));
    assertThat(report.stalls())
        .containsExactly(new StallState("A", true), new StallState("B", false));
  }

  @Test
  void carBetweenTwoStallsStandsInOne() {
    List<Stall> stalls = AREAS.stalls();
    List<Box> one = List.of(new Box(0.15f, 0.12f, 0.25f, 0.24f));

    int[] matched = new StallMatcher(stalls).match(one);

    assertThat(IntStream.of(matched).filter(car -> car == 0).count()).isEqualTo(1);
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new CountSettings(
                    AREAS,
                    LabelFilter.VEHICLES,
                    DuplicateSuppression.DEFAULT,
                    TrackerSettings.DEFAULT,
                    -1,
                    3_000,
                    600_000))
        .withMessage("windowMillis must be from 0 to 600000, was -1");
  }

  private CountReport next() {
    return counter.observe(scene.at((long) number++ * FRAME_MILLIS)).orElseThrow();
  }

  private static Detections traffic(Scene scene, int number) {
    scene.car(0.15, 0.2).car(0.8, 0.2);
    if (number % 13 != 0) {
      scene.car(0.4, (number % 60) * 0.02 - 0.1);
    }
    return scene.car(0.6, 1.1 - (number % 70) * 0.02).at((long) number * FRAME_MILLIS);
  }

  private static byte[] write(CarCounter counter) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      counter.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static CarCounter read(byte[] state, CountSettings settings) throws IOException {
    return CarCounter.read(new DataInputStream(new ByteArrayInputStream(state)), settings);
  }
}
