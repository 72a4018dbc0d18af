package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.detect.DetectorException;
import io.marram.cars.track.Tracker;
import io.marram.cars.track.TrackerSettings;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to a model and what is made of its answers, on a socket that it listens on. */
class ImpulseProtocolTest {

  private static final ImpulseTimes PATIENT = times(Duration.ofSeconds(30));

  @TempDir Path folder;

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<ImpulseEvent> events = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  private static ImpulseTimes times(Duration answer) {
    return new ImpulseTimes(
        Duration.ofSeconds(30),
        Duration.ofSeconds(30),
        answer,
        Duration.ZERO,
        Duration.ofSeconds(3));
  }

  private ImpulseDetector detector(Map<String, String> switches) throws IOException {
    return detector(switches, ImpulseSettings.DEFAULT.withTimes(PATIENT));
  }

  private ImpulseDetector detector(Map<String, String> switches, ImpulseSettings settings)
      throws IOException {
    StandInServer server = new StandInServer(folder.resolve("model.sock"), switches);
    opened.add(server);
    ImpulseDetector detector = new ImpulseDetector(server.socket(), settings, events::add);
    opened.add(0, detector);
    return detector;
  }

  private static RgbImage anyPicture() {
    return new TestPicture(192, 96).draw(TestPicture.RED, 10, 10, 40, 40).image();
  }

  @ParameterizedTest(name = "{0}, {1} channels, a picture of {2}x{3}, shm {4}")
  @CsvSource({
    "squash, 3, 320, 180, true",
    "squash, 1, 180, 320, false",
    "fit-longest, 3, 320, 180, false",
    "fit-longest, 1, 180, 320, true",
    "fit-shortest, 3, 320, 180, true",
    "fit-shortest, 3, 180, 320, false",
    "none, 3, 96, 64, true",
    ", 3, 48, 32, true",
  })
  void aRectangleIsFoundWhereItIsAndAsWhatItIs(
      String resize, int channels, int width, int height, boolean shm) throws Exception {
    Map<String, String> switches = new HashMap<>();
    switches.put("width", "96");
    switches.put("height", "64");
    switches.put("channels", Integer.toString(channels));
    if (resize != null) {
      switches.put("resize", resize);
    }
    if (shm) {
      switches.put("shm", "only");
    }
    int x = width * 45 / 100;
    int y = height * 40 / 100;
    int w = width / 4;
    int h = height / 5;
    TestPicture picture = new TestPicture(width, height);
    picture.draw(channels == 1 ? TestPicture.WHITE : TestPicture.GREEN, x, y, w, h);

    Detections found = detector(switches).detect(picture.image(), 42);

    assertThat(found.timeMillis()).isEqualTo(42);
    assertThat(found.list()).hasSize(1);
    Detection only = found.list().get(0);
    assertThat(only.label()).isEqualTo(channels == 1 ? "car" : "truck");
    assertThat(only.score()).isEqualTo(0.875);
    Box box = only.box();
    // a pixel of the model is at most so much of the picture
    float one = 1.01f / (resize != null && resize.equals("fit-longest") ? 36 : 64);
    assertThat(box.left()).isCloseTo((float) x / width, within(one));
    assertThat(box.top()).isCloseTo((float) y / height, within(one));
    assertThat(box.right()).isCloseTo((float) (x + w) / width, within(one));
    assertThat(box.bottom()).isCloseTo((float) (y + h) / height, within(one));
    assertThat(events.get(0).detail()).contains("shared_memory=" + shm);
  }

  @Test
  void coloursAreNotMixedUp() throws Exception {
    RgbImage picture =
        new TestPicture(96, 96)
            .draw(TestPicture.RED, 0, 0, 20, 20)
            .draw(TestPicture.GREEN, 30, 0, 20, 20)
            .draw(TestPicture.BLUE, 60, 0, 20, 20)
            .image();

    Detections found = detector(Map.of()).detect(picture, 0);

    assertThat(found.list()).extracting(Detection::label).containsExactly("car", "truck", "bus");
    assertThat(found.list().get(2).box().left()).isCloseTo(60 / 96f, within(0.001f));
  }

  @Test
  void aModelOfCentroidsSaysWhereTheMiddleIs() throws Exception {
    ImpulseDetector detector =
        detector(Map.of("type", "constrained_object_detection", "resize", "fit-shortest"));
    RgbImage picture = new TestPicture(200, 100).draw(TestPicture.RED, 80, 20, 40, 40).image();

    Box box = detector.detect(picture, 0).list().get(0).box();

    assertThat((box.left() + box.right()) / 2).isCloseTo(0.5f, within(0.05f));
    assertThat((box.top() + box.bottom()) / 2).isCloseTo(0.4f, within(0.09f));
    assertThat(box.height()).isCloseTo(24 / 96f, within(1e-5f));
    assertThat(detector.model().orElseThrow().kind()).isEqualTo(ImpulseModel.Kind.CENTROIDS);
  }

  @Test
  void aCarThatAModelOfCentroidsSeesIsFollowedAsOneCar() throws Exception {
    ImpulseDetector detector = detector(Map.of("type", "constrained_object_detection"));
    Tracker tracker = new Tracker(TrackerSettings.DEFAULT);
    Set<Long> cars = new HashSet<>();

    for (int i = 0; i < 60; i++) {
      RgbImage picture = new TestPicture(192, 96).draw(TestPicture.RED, 2 * i, 30, 40, 25).image();
      long timeMillis = 1000L + 200L * i;
      tracker.observe(detector.detect(picture, timeMillis)).forEach(track -> cars.add(track.id()));
    }

    assertThat(cars).hasSize(1);
  }

  @Test
  void whatAModelFollowsIsTakenIfItSaysNothingElse() throws Exception {
    Detections found = detector(Map.of("answer", "object_tracking")).detect(anyPicture(), 0);

    assertThat(found.list()).extracting(Detection::label).containsExactly("car");
  }

  @Test
  void theModelIsToldTheLeastScore() throws Exception {
    Path log = folder.resolve("log");
    Map<String, String> switches = Map.of("car", "0.3", "log", log.toString());
    ImpulseDetector detector =
        detector(switches, ImpulseSettings.DEFAULT.withTimes(PATIENT).withLeastScore(0.25));

    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(log).content().isEqualTo("threshold 3 0.25\n");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0.25, ''", "0.75, 'threshold 3 0.75\n'"})
  void aModelOfCentroidsMayBecomeStricterOnly(double least, String told) throws Exception {
    Path log = Files.createFile(folder.resolve("log"));
    Map<String, String> switches =
        Map.of("type", "constrained_object_detection", "log", log.toString());
    ImpulseDetector detector =
        detector(switches, ImpulseSettings.DEFAULT.withTimes(PATIENT).withLeastScore(least));

    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(log).content().isEqualTo(told);
  }

  @Test
  void whatIsLessSureThanTheLeastScoreIsLeftOut() throws Exception {
    String boxes =
        "{\"id\":$id,\"success\":true,\"result\":{\"bounding_boxes\":["
            + "{\"label\":\"car\",\"value\":0.49,\"x\":1,\"y\":1,\"width\":9,\"height\":9},"
            + "{\"label\":\"van\",\"value\":0.51,\"x\":1,\"y\":1,\"width\":9,\"height\":9}]}}";

    Detections found = detector(Map.of("picture1", boxes)).detect(anyPicture(), 0);

    assertThat(found.list()).extracting(Detection::label).containsExactly("van");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nul", "line", "none", "drip"})
  void answersAreFoundHoweverTheyAreSeparated(String framing) throws Exception {
    ImpulseDetector detector = detector(Map.of("framing", framing));

    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(detector.model().orElseThrow().name()).isEqualTo("tests/lot '{\\ north? v12");
  }

  @Test
  void anAnswerToSomethingElseIsLeftOut() throws Exception {
    assertThat(detector(Map.of("picture1", "unasked")).detect(anyPicture(), 0).list()).hasSize(1);
  }

  @Test
  void withoutTheSharedMemoryThatItPromisedNumbersAreSentAsText() throws Exception {
    ImpulseDetector detector = detector(Map.of("shm", "missing"));

    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(events.get(0).detail()).contains("shared_memory=false");
  }

  @Test
  void sharedMemoryIsNotUsedIfItIsNotWanted() throws Exception {
    ImpulseSettings settings = ImpulseSettings.DEFAULT.withTimes(PATIENT).withSharedMemory(false);
    ImpulseDetector detector = detector(Map.of("shm", "yes"), settings);

    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(events.get(0).detail()).contains("shared_memory=false");
  }

  @Test
  void aPictureThatTheModelRefusesSaysWhyAndTheNextOneGoesWell() throws Exception {
    String refusal =
        "{\"id\":$id,\"success\":false,\"error\":\"Classifying \\u001b[31mfailed, code -3\"}";
    ImpulseDetector detector = detector(Map.of("picture1", refusal));

    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .isInstanceOf(DetectorException.class)
        .hasMessage("the model refuses: Classifying ?[31mfailed, code -3");
    assertThat(detector.detect(anyPicture(), 0).list()).hasSize(1);
    assertThat(events).extracting(ImpulseEvent::kind).containsExactly(ImpulseEvent.Kind.STARTED);
  }

  @Test
  void aPictureOfAnotherSizeIsRefusedIfTheModelResizesNothing() throws Exception {
    ImpulseDetector detector = detector(Map.of("resize", "none"));

    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .hasMessageContaining("takes pictures of 96x96 only, this one is 192x96");
    assertThat(detector.model()).isPresent();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "close; it closed the connection",
        "flood; it writes what nobody asked for",
        "noise; it writes no JSON",
        "endless; it writes a message of more than 4194304 bytes",
        "{\"id\":$id,; it writes no JSON: {'id':4,?",
        "{\"id\" $id}; it writes no JSON: {'id' 4}",
        "{\"id\":$id,\"success\":true}; it answers nonsense: an answer without a result",
        "{\"id\":$id,\"success\":true,\"result\":{}}; it answers nonsense: a result without boxes",
        "{\"id\":$id,\"success\":true,\"result\":{\"bounding_boxes\":[{\"value\":87}]}}; it answers nonsense: a score of 87.0",
        "{\"id\":$id,\"success\":true,\"result\":{\"bounding_boxes\":[{\"value\":0.9}]}}; it answers nonsense: a box without label",
        "{\"id\":$id,\"success\":true,\"result\":{\"bounding_boxes\":[{\"value\":0.9,\"label\":\"car\",\"x\":1e999}]}}; it answers nonsense: a box without x",
      })
  void aModelThatMisbehavesIsBegunAnew(String how, String reason) throws Exception {
    RestartPauses none =
        new RestartPauses(Duration.ofNanos(1), Duration.ofNanos(1), 9, Duration.ofSeconds(1));
    ImpulseDetector detector =
        detector(
            Map.of("picture1", how), ImpulseSettings.DEFAULT.withTimes(PATIENT).withRestarts(none));

    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .isInstanceOf(DetectorException.class)
        .hasMessage(reason);
    assertThat(detector.model()).isEmpty();
    // the one that is begun anew misbehaves as well, but only with its first picture
    assertThatThrownBy(() -> detector.detect(anyPicture(), 0)).hasMessage(reason);
    assertThat(events)
        .extracting(ImpulseEvent::kind)
        .containsExactly(
            ImpulseEvent.Kind.STARTED,
            ImpulseEvent.Kind.FAILED,
            ImpulseEvent.Kind.STARTED,
            ImpulseEvent.Kind.FAILED);
  }

  @Test
  void aModelThatDoesNotAnswerIsNotWaitedForLonger() throws Exception {
    ImpulseSettings hasty = ImpulseSettings.DEFAULT.withTimes(times(Duration.ofMillis(300)));
    ImpulseDetector detector = detector(Map.of("picture1", "hang"), hasty);

    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .isInstanceOf(DetectorException.class)
        .hasMessage("it does not answer within 0.3 s");
    assertThat(detector.model()).isEmpty();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "type; classification; it says what a picture shows, but not how many and where",
        "type; freeform; models of type freeform find no things in pictures",
        "sensor; 1; the model is for a microphone, not for a camera",
        "sensor; 2; the model is for an accelerometer, not for a camera",
        "sensor; 4; the model is for a position sensor, not for a camera",
        "frames; 4; the model looks at 4 pictures at once",
        "width; 0; the model takes no pictures: its image_input_width is 0",
        "width; 100000; its image_input_width is 100000",
        "features; 7; the model wants 7 numbers for a picture of 96x96",
        "resize; sideways; unknown image_resize_mode sideways",
        "hello; {\"id\":1,\"success\":true}; it does not say what model it is",
        "hello; {\"success\":false,\"error\":\"no licence\"}; the model refuses: no licence",
        "hello; {\"id\":1}; the model refuses: it does not say why",
        "picture0; {\"id\":3,\"success\":false,\"error\":\"no GPU\"}; the model refuses: no GPU",
      })
  void aModelOfNoUseSaysWhy(String key, String value, String reason) throws Exception {
    ImpulseDetector detector = detector(Map.of(key, value));

    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .isInstanceOf(DetectorException.class)
        .hasMessageContaining(reason);
    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .hasMessageContaining(reason)
        .hasMessageContaining("tried again in");
    assertThat(events).extracting(ImpulseEvent::kind).containsExactly(ImpulseEvent.Kind.FAILED);
  }

  @Test
  void closingEndsACallThatWaits() throws Exception {
    ImpulseDetector detector = detector(Map.of("picture1", "hang"));
    Thread closing =
        new Thread(
            () -> {
              while (detector.model().isEmpty()) {
                Thread.onSpinWait();
              }
              detector.close();
            });
    closing.start();

    assertThatThrownBy(() -> detector.detect(anyPicture(), 0))
        .isInstanceOf(DetectorException.class);
    closing.join();
    assertThatThrownBy(() -> detector.detect(anyPicture(), 0)).hasMessage("the detector is closed");
  }
}
