package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.ffmpeg.TestVideos;
import io.marram.contract.WireProperties;
import io.marram.vision.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera that shows a video file. */
@Timeout(60)
class FileCameraTest extends VideoCameraScene {

  @Test
  void leavesNoPictureOutWhenItIsFast() throws Exception {
    Path file = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 6);

    activate(file.toString(), Map.of("speed", "fast"));
    awaitEmitted(60);
    awaitSaid("event=camera.complete", "reason=\"the video is over\"");

    assertThat(emitted()).isEqualTo(60);
    assertThat(times()).isSorted().doesNotHaveDuplicates();
    assertThat(times()[59] - times()[0]).isEqualTo(5900);
  }

  @Test
  void countsItsFrameRateInTheFilesOwnTime() throws Exception {
    Path file = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 6);

    activate(file.toString(), Map.of("speed", "fast", "frames.per.second", 5.0));
    awaitSaid("event=camera.complete");
    awaitEmitted(30);

    assertThat(emitted()).isEqualTo(30);
  }

  @Test
  void takesAsLongAsTheVideoAtItsOwnSpeed() throws Exception {
    Path file = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 1.5);
    long begin = System.currentTimeMillis();

    activate(file.toString(), Map.of());
    awaitSaid("event=camera.complete");

    assertThat(System.currentTimeMillis() - begin).isGreaterThanOrEqualTo(1400);
    assertThat(emitted()).isBetween(2, 15);
  }

  @Test
  void beginsAgainAtItsEnd() throws Exception {
    Path file = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 1);

    activate(file.toString(), Map.of("speed", "fast", "loop", true));
    awaitEmitted(35);
    camera.deactivate();

    long[] times = times();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    assertThat(IntStream.range(1, 30).mapToLong(i -> times[i] - times[i - 1]).toArray())
        .containsOnly(100);
    assertThat(log.contains("event=camera.away")).isFalse();
    Eventually.until("nothing goes on", () -> !isRunning());
  }

  private static boolean isRunning() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("marram-camera-video"));
  }

  private long[] times() {
    return LongStream.range(0, emitted())
        .map(i -> (long) property((int) i, WireProperties.FRAME_TIME))
        .toArray();
  }

  @Test
  void turnsCutsAndBlackensBeforeAnythingLeaves() throws Exception {
    Path file =
        TestVideos.make(
            folder.resolve("white.mp4"),
            "-f lavfi -i color=white:size=160x120:rate=5 -t 1 -pix_fmt yuv420p");

    activate(
        file.toString(),
        Map.of("rotation", "90", "crop", "0,0,1,0.5", "private.areas", "0,0,0.5,1"));
    awaitEmitted(1);

    RgbImage picture = picture(0);
    assertThat(picture.width()).isEqualTo(120);
    assertThat(picture.height()).isEqualTo(80);
    assertThat(picture.sample(30, 40, 0)).isLessThan(16);
    assertThat(picture.sample(90, 40, 0)).isGreaterThan(240);
  }

  @Test
  void saysWhyAFileCannotBeShown() throws Exception {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video");

    activate(folder.resolve("absent.mp4").toString(), Map.of());
    awaitSaid("event=camera.away", "there is no file");
    camera.deactivate();
    activate(text.toString(), Map.of());
    awaitSaid("event=camera.away", "text.mp4 cannot be opened");

    assertThat(emitted()).isZero();
  }

  @Test
  void saysThatThereIsNoSuchDevice() throws Exception {
    activate("/dev/video987", Map.of());

    awaitSaid("event=camera.away", "there is no device /dev/video987");
  }
}
