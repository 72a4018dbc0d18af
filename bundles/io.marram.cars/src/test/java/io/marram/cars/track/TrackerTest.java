package io.marram.cars.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.StateException;
import io.marram.vision.geometry.Box;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TrackerTest {

  private static final int FRAME_MILLIS = 100;

  private final Tracker tracker = new Tracker(TrackerSettings.DEFAULT);

  @Property(tries = 200)
  void crossingCarsKeepTheirIdentity(
      @ForAll @DoubleRange(min = 0.05, max = 0.3) double speed, @ForAll @IntRange int seed) {
    Tracker tracker = new Tracker(TrackerSettings.DEFAULT);
    Scene scene = new Scene(seed, 0.03);
    int frames = (int) (0.8 / speed * 10);
    long across = -1;
    long down = -1;
    for (int i = 0; i < frames; i++) {
      double way = 0.1 + i * speed / 10;
      // Each passes the middle of the picture, the second a little later.
      List<Track> tracks =
          tracker.observe(
              scene.car(way, 0.5).car(0.5, way - 0.12).at(1000L + (long) i * FRAME_MILLIS));
      if (i == 5) {
        across = Scene.idAt(tracks, way, 0.5);
        down = Scene.idAt(tracks, 0.5, way - 0.12);
      }
    }

    double end = 0.1 + (frames - 1) * speed / 10;
    assertThat(Scene.idAt(tracker.tracks(), end, 0.5)).isEqualTo(across).isPositive();
    assertThat(Scene.idAt(tracker.tracks(), 0.5, end - 0.12)).isEqualTo(down).isPositive();
  }

  @Property(tries = 100)
  void orderOfDetectionsMakesNoDifference(@ForAll @IntRange int seed) {
    Random random = new Random(seed);
    Tracker one = new Tracker(TrackerSettings.DEFAULT);
    Tracker other = new Tracker(TrackerSettings.DEFAULT);
    for (int i = 1; i < 20; i++) {
      List<Detection> list = new ArrayList<>();
      for (int j = random.nextInt(15); j > 0; j--) {
        float x = random.nextInt(8) / 10f;
        float y = random.nextInt(8) / 10f;
        list.add(new Detection(new Box(x, y, x + 0.2f, y + 0.1f), "car", random.nextInt(5) / 4.0));
      }
      List<Detection> shuffled = new ArrayList<>(list);
      Collections.shuffle(shuffled, random);

      assertThat(one.observe(new Detections(i * 100L, list)))
          .isEqualTo(other.observe(new Detections(i * 100L, shuffled)));
    }
  }

  @Test
  void carThatIsHiddenForASecondIsTheSameCar() {
    Scene scene = new Scene(1, 0.02);
    long id = 0;
    for (int i = 0; i < 50; i++) {
      double x = 0.1 + i * 0.015;
      if (i < 20 || i >= 30) {
        scene.car(x, 0.5);
      }
      List<Track> tracks = tracker.observe(scene.at(i * 100L));
      if (i == 19) {
        id = Scene.idAt(tracks, x, 0.5);
      }
    }

    assertThat(tracker.tracks()).extracting(Track::id).containsExactly(id);
  }

  @Test
  void carThatStandsIsWaitedForLonger() {
    Scene scene = new Scene(1, 0.02);
    for (int i = 0; i < 200; i++) {
      tracker.observe(scene.car(0.5, 0.5).at(i * 100L));
    }
    for (int i = 200; i < 300; i++) {
      tracker.observe(scene.at(i * 100L));
    }

    List<Track> tracks = tracker.observe(scene.car(0.5, 0.5).at(30_000));

    assertThat(tracks).extracting(Track::id).containsExactly(1L);
    assertThat(tracks.get(0).standsSinceMillis()).isZero();
  }

  @Test
  void weakDetectionsFollowACarButStartNone() {
    Scene scene = new Scene(1, 0);
    for (int i = 0; i < 5; i++) {
      tracker.observe(scene.car(0.5, 0.5).car(0.2, 0.2, 0.1, 0.1, 0.2).at(i));
    }
    for (int i = 5; i < 100; i++) {
      tracker.observe(scene.car(0.5, 0.5, 0.1, 0.1, 0.2).at(i * 100L));
    }

    assertThat(tracker.tracks()).singleElement().matches(Track::seen).matches(Track::confirmed);
  }

  @Test
  void carThatLeftOverTheEdgeIsNotFoundAgainFaintlyTwoLengthsBehind() {
    Scene scene = new Scene(1, 0);
    for (int i = 0; i < 10; i++) {
      tracker.observe(scene.car(0.94, 0.5, 0.13, 0.1, 0.8).at(i * 40L));
    }
    for (int i = 10; i < 22; i++) {
      tracker.observe(scene.at(i * 40L));
    }

    List<Track> tracks = tracker.observe(scene.car(0.7, 0.5, 0.13, 0.1, 0.2).at(880));

    assertThat(tracks).filteredOn(Track::seen).extracting(Track::id).doesNotContain(1L);
  }

  @Test
  void carThatIsFoundAskewAfterItWasHiddenIsTheSameCar() {
    Scene scene = new Scene(1, 0);
    List<Track> tracks = List.of();
    for (int i = 0; i < 20; i++) {
      tracks = tracker.observe(scene.car(0.4, 0.2 + i * 0.01, 0.1, 0.12, 0.5).at(40L * i));
    }
    long id = tracks.get(0).id();
    tracker.observe(scene.at(800));
    tracks = tracker.observe(scene.car(0.42, 0.47, 0.17, 0.2, 0.6).at(840));

    assertThat(tracks).hasSize(1);
    assertThat(tracks.get(0).id()).isEqualTo(id);
    assertThat(tracks.get(0).seen()).isTrue();
  }

  @Test
  void carThatAppearsBesideAHiddenOneIsAnother() {
    Scene scene = new Scene(1, 0);
    for (int i = 0; i < 20; i++) {
      tracker.observe(scene.car(0.4, 0.2 + i * 0.01, 0.1, 0.12, 0.5).at(40L * i));
    }
    tracker.observe(scene.at(800));

    assertThat(tracker.observe(scene.car(0.52, 0.4, 0.1, 0.12, 0.6).at(840))).hasSize(2);
  }

  @Test
  void whatFlickersForOnePictureIsNeverBelieved() {
    Scene scene = new Scene(1, 0);
    boolean believed = false;
    for (int i = 0; i < 100; i++) {
      if (i % 20 == 10) {
        scene.car(0.5, 0.5);
      }
      believed |= tracker.observe(scene.at(i * 100L)).stream().anyMatch(Track::confirmed);
    }

    assertThat(believed).isFalse();
  }

  @Test
  void carIsFollowedFromEdgeToEdge() {
    Scene scene = new Scene(1, 0.03);
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < 110; i++) {
      double x = -0.1 + i * 0.015;
      tracker.observe(scene.car(x, 0.5, 0.2, 0.15, 0.7).at(i * 80L)).stream()
          .map(Track::id)
          .forEach(ids::add);
    }

    assertThat(ids).hasSizeGreaterThan(60).containsOnly(1L);
    assertThat(tracker.tracks()).isEmpty();
  }

  @Test
  void carIsCalledWhatItWasCalledMost() {
    Box box = new Box(0.4f, 0.4f, 0.5f, 0.5f);
    for (int i = 0; i < 10; i++) {
      String label = i % 3 == 0 ? "boat" : "car";
      tracker.observe(new Detections(i, List.of(new Detection(box, label, 0.6))));
    }

    assertThat(tracker.tracks()).singleElement().extracting(Track::label).isEqualTo("car");
  }

  @Test
  void thousandDetectionsStartNoMoreTracksThanAllowed() {
    Random random = new Random(1);
    for (int i = 0; i < 3; i++) {
      List<Detection> list = new ArrayList<>();
      for (int j = 0; j < 1000; j++) {
        float x = random.nextFloat() * 0.9f;
        float y = random.nextFloat() * 0.9f;
        list.add(new Detection(new Box(x, y, x + 0.02f, y + 0.02f), "car", random.nextFloat()));
      }
      tracker.observe(new Detections(i * 100L, list));
    }

    assertThat(tracker.tracks()).hasSize(TrackerSettings.DEFAULT.mostTracks());
  }

  @Test
  void pictureThatIsNotLaterIsRefused() {
    tracker.observe(new Detections(1000, List.of()));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> tracker.observe(new Detections(1000, List.of())))
        .withMessage("a picture must be later than the one before (1000), was 1000");
  }

  @Property(tries = 50)
  void goesOnAsIfNothingHadHappenedWhereverItIsCut(@ForAll @IntRange(min = 1, max = 40) int cut)
      throws IOException {
    Tracker uncut = new Tracker(TrackerSettings.DEFAULT);
    Tracker tracker = new Tracker(TrackerSettings.DEFAULT);
    Scene one = new Scene(1, 0.03);
    Scene other = new Scene(1, 0.03);
    for (int i = 0; i < 50; i++) {
      if (i == cut) {
        tracker = read(write(tracker));
      }
      assertThat(tracker.observe(picture(other, i))).isEqualTo(uncut.observe(picture(one, i)));
    }
  }

  @Test
  void stateThatIsDamagedOrOfALaterVersionIsRefused() {
    Scene scene = new Scene(1, 0.03);
    for (int i = 0; i < 5; i++) {
      tracker.observe(picture(scene, i));
    }
    byte[] state = write(tracker);
    byte[] later = state.clone();
    later[3] = 9;

    assertThatExceptionOfType(StateException.class)
        .isThrownBy(() -> read(later))
        .withMessage("tracker: version 9 is none of 1 to 1, which are known");
    for (int length = 0; length < state.length; length += 7) {
      byte[] part = Arrays.copyOf(state, length);
      assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(part));
    }
    byte[] many = state.clone();
    many[20] = 127;
    assertThatExceptionOfType(StateException.class).isThrownBy(() -> read(many));
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackerSettings(0.3, 0.4, 3, 2000, 300))
        .withMessage("weakScore must be from 0 to confidentScore (0.3), was 0.4");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TrackerSettings(0.3, 0.1, 3, 2000, 10_000))
        .withMessage("mostTracks must be from 1 to 500, was 10000");
  }

  private static Detections picture(Scene scene, int number) {
    double way = 0.1 + number * 0.015;
    if (number % 9 != 0) {
      scene.car(way, 0.5);
    }
    return scene.car(0.5, way).car(0.9, 0.2, 0.1, 0.1, 0.2).at(number * 100L);
  }

  private static byte[] write(Tracker tracker) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      tracker.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static Tracker read(byte[] state) throws IOException {
    return Tracker.read(
        new DataInputStream(new ByteArrayInputStream(state)), TrackerSettings.DEFAULT);
  }
}
