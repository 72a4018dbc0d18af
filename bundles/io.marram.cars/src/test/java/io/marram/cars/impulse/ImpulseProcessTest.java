package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.detect.DetectorException;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's process: started, watched, begun anew, replaced and ended. */
class ImpulseProcessTest {

  private static final ImpulseTimes TIMES =
      new ImpulseTimes(
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ZERO,
          Duration.ofSeconds(20));

  private static final RgbImage PICTURE =
      new TestPicture(120, 80).draw(TestPicture.RED, 30, 20, 40, 30).image();

  @TempDir Path folder;

  private final List<ImpulseEvent> events = new ArrayList<>();
  private Path work;
  private EimFile eim;
  private ImpulseDetector detector;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectory(folder.resolve("w"));
    eim = new EimFile(folder);
  }

  @AfterEach
  void close() {
    if (detector != null) {
      detector.close();
    }
  }

  private void begin(ImpulseTimes times) {
    RestartPauses pauses =
        new RestartPauses(
            Duration.ofMillis(700), Duration.ofMillis(700), 20, Duration.ofMinutes(5));
    detector =
        new ImpulseDetector(
            eim.path(),
            ImpulseSettings.DEFAULT.withTimes(times).withRestarts(pauses).withWorkingFolder(work),
            events::add);
  }

  private int found() throws DetectorException {
    return detector.detect(PICTURE, 0).list().size();
  }

  private boolean finds() {
    try {
      return found() == 1;
    } catch (DetectorException e) {
      return false;
    }
  }

  private List<Path> remains() throws IOException {
    List<Path> remains = new ArrayList<>();
    try (Stream<Path> files = Files.list(work)) {
      files.forEach(remains::add);
    }
    try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
      files
          .filter(file -> file.getFileName().toString().startsWith("shm-" + eim.tag()))
          .forEach(remains::add);
    }
    return remains;
  }

  @Test
  void aFileIsMadeExecutableStartedAskedAndEndedAndNothingOfItRemains() throws Exception {
    eim.standIn("shm=only", "type=constrained_object_detection", "picture1=chatter");
    begin(TIMES);

    assertThat(found()).isEqualTo(1);
    assertThat(found()).isEqualTo(1);
    assertThat(remains()).hasSize(2);
    long pid = eim.logged("started").get(0);
    assertThat(EimFile.runs(pid)).isTrue();

    detector.close();

    assertThat(EimFile.runs(pid)).isFalse();
    assertThat(eim.log()).last().isEqualTo("ended");
    assertThat(remains()).isEmpty();
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.kind().event()).isEqualTo("impulse.started");
              assertThat(event.detail())
                  .isEqualTo(
                      "model=\"tests/lot '{\\ north? v12\" finds=centroids size=96x96 resize=squash shared_memory=true");
            });
  }

  @Test
  void aModelThatDiesIsBegunAnewAfterAPause() throws Exception {
    eim.standIn("picture2=die");
    begin(TIMES);

    assertThat(found()).isEqualTo(1);
    assertThatThrownBy(this::found)
        .isInstanceOf(DetectorException.class)
        .hasMessage(
            "it closed the connection; it ended with status 7; it wrote: model of the test ?[31mspeaks?[0m | terminate called ?after 'std::bad_alloc'");
    assertThatThrownBy(this::found).hasMessageContaining("status 7").hasMessageContaining("again");
    EimFile.await(this::finds);

    // and one that is killed while nobody asks
    long pid = eim.logged("started").get(1);
    ProcessHandle killed = ProcessHandle.of(pid).orElseThrow();
    killed.destroyForcibly();
    killed.onExit().join();
    assertThatThrownBy(this::found).hasMessageContaining("it ended with status 137");
    EimFile.await(this::finds);

    assertThat(eim.logged("started")).hasSize(3);
    assertThat(remains()).hasSize(1);
    assertThat(events)
        .extracting(event -> event.kind().event())
        .containsExactly(
            "impulse.started",
            "impulse.failed",
            "impulse.started",
            "impulse.failed",
            "impulse.started");
  }

  @Test
  void aModelThatHangsIsEndedByForceWithAllThatItStarted() throws Exception {
    eim.script("trap '' INT\nsleep 600 &\necho child $! >> \"$log\"", "shm=only", "picture1=hang");
    begin(
        new ImpulseTimes(
            TIMES.start(),
            TIMES.firstAnswer(),
            Duration.ofMillis(300),
            Duration.ZERO,
            Duration.ofMillis(300)));

    assertThatThrownBy(this::found).hasMessageStartingWith("it does not answer within 0.3 s");

    assertThat(EimFile.runs(eim.logged("started").get(0))).isFalse();
    long child = eim.logged("child").get(0);
    EimFile.await(() -> !EimFile.runs(child));
    assertThat(eim.log()).doesNotContain("ended");
    assertThat(remains()).isEmpty();
  }

  @Test
  void whenTheFileIsReplacedTheOldModelGoesOnUntilTheNewOneAnswers() throws Exception {
    eim.standIn("name=old");
    begin(TIMES);
    assertThat(found()).isEqualTo(1);

    eim.put("#!/bin/sh\necho out of memory\nexit 3\n");
    EimFile.await(() -> found() == 1 && events.size() == 2);
    eim.put(ElfHeads.of(ElfHeads.S390));
    EimFile.await(() -> found() == 1 && events.size() == 3);
    Files.delete(eim.path());
    assertThat(found()).isEqualTo(1);
    assertThat(eim.logged("started")).hasSize(1);

    eim.standIn("name=new");
    EimFile.await(() -> found() == 1 && events.size() == 4);

    assertThat(detector.model().orElseThrow().name()).isEqualTo("tests/new v12");
    assertThat(EimFile.runs(eim.logged("started").get(0))).isFalse();
    assertThat(EimFile.runs(eim.logged("started").get(1))).isTrue();
    assertThat(remains()).hasSize(1);
    assertThat(events)
        .extracting(event -> event.kind().event())
        .containsExactly(
            "impulse.started", "impulse.refused", "impulse.refused", "impulse.replaced");
    assertThat(events.get(1).detail())
        .isEqualTo(
            "reason=\"it ended before it listened; it ended with status 3; it wrote: out of memory\"");
    assertThat(events.get(2).detail()).contains("is made for s390, but this machine is");
  }

  @Test
  void aModelThatNeverListensIsEnded() throws Exception {
    eim.put("#!/bin/sh\nexec sleep 600\n");
    begin(
        new ImpulseTimes(
            Duration.ofMillis(300),
            TIMES.firstAnswer(),
            TIMES.answer(),
            Duration.ZERO,
            TIMES.stop()));

    assertThatThrownBy(this::found).hasMessageStartingWith("it does not listen within 0.3 s");

    EimFile.await(() -> ProcessHandle.current().children().noneMatch(ProcessHandle::isAlive));
    assertThat(remains()).isEmpty();
  }

  @Test
  void closingWhileAModelStartsEndsIt() throws Exception {
    Path pid = folder.resolve("pid");
    eim.put("#!/bin/sh\necho $$ > '" + pid + "'\nexec sleep 600\n");
    begin(TIMES);
    Thread closing =
        new Thread(
            () -> {
              try {
                EimFile.await(() -> Files.exists(pid) && Files.size(pid) > 0);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              detector.close();
            });
    closing.start();

    assertThatThrownBy(this::found).isInstanceOf(DetectorException.class);
    closing.join();

    assertThat(EimFile.runs(Long.parseLong(Files.readString(pid).strip()))).isFalse();
    assertThat(remains()).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void aModelOfNoUseIsTriedAgainWhenItsFileChanges() throws Exception {
    begin(TIMES);

    assertThatThrownBy(this::found).hasMessage("there is no file " + eim.path());
    eim.put("#!/no/such/interpreter\n");
    assertThatThrownBy(this::found)
        .hasMessage("the file is there, but not the loader or interpreter that it names");
    eim.put("#!/bin/sh\necho no libtensorflowlite_flex.so >&2\nexit 127\n");
    assertThatThrownBy(this::found)
        .hasMessage(
            "it ended before it listened; it ended with status 127; it wrote: no libtensorflowlite_flex.so");
    eim.standIn();
    assertThat(found()).isEqualTo(1);
  }

  @Test
  void aFileThatIsOpenForWritingIsNotStarted() throws Exception {
    eim.standIn();
    begin(TIMES);

    try (FileChannel writing = FileChannel.open(eim.path(), StandardOpenOption.WRITE)) {
      assertThatThrownBy(this::found).hasMessage("somebody still writes the file");
      assertThat(writing.isOpen()).isTrue();
    }
    EimFile.await(this::finds);
  }

  @Test
  void aFolderIsNoModel() throws Exception {
    Files.createDirectory(eim.path());
    begin(TIMES);

    assertThatThrownBy(this::found).hasMessage(eim.path() + " is a folder, not a file");
  }

  @Test
  void aFileThatIsNoProgramIsNotHandedToAShell() throws Exception {
    begin(TIMES);

    eim.put("touch '" + folder.resolve("touched") + "'\n");
    assertThatThrownBy(this::found)
        .hasMessage(eim.path() + " is no program for Linux: is it the whole .eim file?");
    eim.put("");
    assertThatThrownBy(this::found).hasMessageContaining("is no program for Linux");
    assertThat(folder.resolve("touched")).doesNotExist();
    assertThat(remains()).isEmpty();
  }
}
