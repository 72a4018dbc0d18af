package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.BackOff;
import io.marram.camera.Pictures;
import io.marram.camera.source.LiveSource;
import io.marram.camera.source.RecordedEvents;
import io.marram.contract.WireProperties;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.testing.LogLines;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessCameraTest {

  private static final LiveSource.Retries QUICK =
      new LiveSource.Retries(new BackOff(20, 100), new BackOff(20, 100));

  @TempDir Path folder;

  private final RecordedWires wires = new RecordedWires();
  private final ProcessCamera camera = new ProcessCamera(wires, new RecordedEvents(), QUICK);
  private LogLines log;

  @BeforeEach
  void listen() throws Exception {
    log = LogLines.begin();
    Files.write(folder.resolve("a.jpg"), Pictures.jpeg(32, 24));
    Files.write(folder.resolve("b.jpg"), Pictures.jpeg(64, 48));
  }

  @AfterEach
  void stop() {
    camera.deactivate();
    log.close();
  }

  @Test
  void emitsThePicturesThatACommandWrites() throws Exception {
    activate(shell("cat a.jpg b.jpg; sleep 60"));

    awaitEmitted(1);
    // of pictures that come at once the newest wins, so the first may be left out
    Eventually.until("the last picture is emitted", () -> last(WireProperties.FRAME_WIDTH) == 64);
    assertThat(last(WireProperties.FRAME_HEIGHT)).isEqualTo(48);
    WireRecord emitted = wires.records().get(0);
    assertThat(emitted.getProperties().get(WireProperties.FRAME_SOURCE).getValue())
        .isEqualTo("lot");
    assertThat((String) emitted.getProperties().get(WireProperties.FRAME_ID).getValue())
        .startsWith("lot-");
  }

  @Test
  void passesNothingOnOfAPrivateArea() throws Exception {
    Map<String, Object> changed = new HashMap<>(shell("cat b.jpg; sleep 60"));
    changed.put("rotation", "90");
    changed.put("crop", "0,0,1,0.5");
    changed.put("private.areas", "0,0,0.5,1");
    activate(changed);

    awaitEmitted(1);

    assertThat(last(WireProperties.FRAME_WIDTH)).isEqualTo(48);
    assertThat(last(WireProperties.FRAME_HEIGHT)).isEqualTo(32);
    RgbImage picture =
        new PictureDecoder()
            .decode(
                (byte[])
                    wires.records().get(0).getProperties().get(WireProperties.FRAME).getValue());
    assertThat(picture.sample(4, 16, 0)).isLessThan(8);
    assertThat(picture.sample(44, 16, 0)).isGreaterThan(8);
  }

  @Test
  void emitsWhatFfmpegFilms() throws Exception {
    activate(Map.of("command", Ffmpeg.testPicture(320, 240, 10), "frames.per.second", 5.0));

    awaitEmitted(3);

    assertThat(last(WireProperties.FRAME_WIDTH)).isEqualTo(320);
    assertThat(last(WireProperties.FRAME_HEIGHT)).isEqualTo(240);
    byte[] picture =
        (byte[]) wires.records().get(2).getProperties().get(WireProperties.FRAME).getValue();
    assertThat(new PictureDecoder().decode(picture).width()).isEqualTo(320);
  }

  @Test
  void theSameSettingsOnceMoreLetItBeTriedAtOnce() throws Exception {
    LiveSource.Retries hours =
        new LiveSource.Retries(
            new BackOff(3_600_000, 3_600_000), new BackOff(3_600_000, 3_600_000));
    ProcessCamera patient = new ProcessCamera(wires, new RecordedEvents(), hours);
    Map<String, Object> settings = new HashMap<>(shell("cat now.jpg && sleep 60"));
    try {
      patient.activate(DeclarativeServices.context("camera"), config(settings));
      Eventually.until("it is away", () -> log.contains("event=camera.away"));
      Files.write(folder.resolve("now.jpg"), Pictures.jpeg(32, 24));

      // what is wished before it waits is no wish to wait no longer
      Eventually.until(
          "it is tried",
          () -> {
            patient.modified(config(settings));
            return log.contains("event=camera.retried");
          });
      awaitEmitted(1);
    } finally {
      patient.deactivate();
    }
  }

  @Test
  void beginsTheCommandAgainWhenItEnds() throws Exception {
    activate(shell("cat a.jpg; echo the cable is loose >&2; exit 3"));

    awaitEmitted(3);
    Eventually.until(
        "the reason is said",
        () -> log.contains("event=camera.away", "status 3", "cable is loose"));
  }

  @Test
  void endsAndBeginsACommandThatNeverWrites() throws Exception {
    activate(shell("echo $$ >> pids; exec sleep 60"));

    Eventually.until("it was begun twice", () -> lines("pids").size() >= 2);

    assertThat(log.contains("event=camera.away", "no picture for 1 s: it writes nothing")).isTrue();
    Eventually.until("the first has ended", () -> !isAlive(lines("pids").get(0)));
  }

  @Test
  void endsAndBeginsACommandThatStalls() throws Exception {
    activate(shell("cat a.jpg; sleep 60"));

    awaitEmitted(2);
  }

  @Test
  void endsACommandThatWritesGarbageWithoutEnd() throws Exception {
    activate(shell("echo x >> begun; exec yes no picture"));

    Eventually.until("it was begun twice", () -> lines("begun").size() >= 2);

    assertThat(log.contains("event=camera.away", "no MJPEG")).isTrue();
    assertThat(wires.records()).isEmpty();
  }

  @Test
  void goesOnAfterGarbage() throws Exception {
    activate(shell("head -c 5000 /dev/urandom; while cat a.jpg; do sleep 0.05; done"));

    awaitEmitted(3);
  }

  @Test
  void saysThatThereIsNoSuchCommandAndTriesAgain() throws Exception {
    activate(Map.of("command", folder + "/no-such-program -o -"));
    Eventually.until(
        "the reason is said", () -> log.contains("event=camera.away", "cannot be started"));

    Path program = folder.resolve("no-such-program");
    Files.writeString(program, "#!/bin/sh\ncat " + folder + "/a.jpg\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    awaitEmitted(1);
  }

  @Test
  void leavesNoProcessBehind() throws Exception {
    activate(
        shell(
            "sleep 61 & echo $! >> pids; (trap '' TERM; sleep 62 & echo $! >> pids) & "
                + "trap '' TERM; echo $$ >> pids; cat a.jpg; while :; do sleep 1; done"));
    awaitEmitted(1);
    Eventually.until("all were begun", () -> lines("pids").size() == 3);

    camera.deactivate();

    for (String pid : lines("pids")) {
      Eventually.until("process " + pid + " has ended", () -> !isAlive(pid));
    }
  }

  @Test
  void leavesNoOrphanBehind() throws Exception {
    activate(shell("(sleep 63 >/dev/null & echo $! >> pids); cat a.jpg"));
    awaitEmitted(2);

    camera.deactivate();

    assertThat(lines("pids")).isNotEmpty();
    for (String pid : lines("pids")) {
      Eventually.until("process " + pid + " has ended", () -> !isAlive(pid));
    }
  }

  @Test
  void saysNoPasswordThatTheCommandRepeats() throws Exception {
    activate(shell("echo cannot open rtsp://me:s@secret@host/ >&2; exit 1"));

    Eventually.until("the reason is said", () -> log.contains("rtsp://***@host"));
    assertThat(log.contains("secret")).isFalse();
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    activate(Map.of());
    assertThat(camera.isConfigured()).isFalse();
    assertThat(log.contains("event=camera.misconfigured", "command is empty")).isTrue();

    camera.modified(config(shell("cat a.jpg")));

    awaitEmitted(1);
  }

  private Map<String, Object> shell(String script) {
    return Map.of("command", "sh -c \"cd " + folder + "; " + script.replace("$", "\\$") + "\"");
  }

  private void activate(Map<String, Object> changed) {
    camera.activate(DeclarativeServices.context("process"), config(changed));
  }

  private ProcessCameraConfig config(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("source.name", "lot");
    properties.put("frames.per.second", 0.0);
    properties.put("silence.seconds", 1);
    properties.put("largest.picture.bytes", 100_000);
    properties.putAll(changed);
    return DeclarativeServices.configuration(ProcessCameraConfig.class, properties);
  }

  private void awaitEmitted(int frames) throws Exception {
    Eventually.until(frames + " frames are emitted", () -> wires.records().size() >= frames);
  }

  private int last(String property) {
    List<WireRecord> records = wires.records();
    return (int) records.get(records.size() - 1).getProperties().get(property).getValue();
  }

  private List<String> lines(String file) throws Exception {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }
}
