package io.marram.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoReaderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"libx264,mp4,h264", "libx265,mp4,hevc", "mjpeg,avi,mjpeg", "mpeg4,mkv,mpeg4"})
  void readsEachPictureOfAVideoWithItsTime(String encoder, String container, String codec)
      throws Exception {
    Path file =
        TestVideos.make(
            folder.resolve("video." + container),
            TestVideos.source(160, 120, 10)
                + " -t 2 -c:v "
                + encoder
                + " -x265-params log-level=none");

    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(reader.video().width()).isEqualTo(160);
      assertThat(reader.video().height()).isEqualTo(120);
      assertThat(reader.video().codec()).isEqualTo(codec);
      assertThat(reader.video().framesPerSecond().orElseThrow()).isCloseTo(10, within(0.01));
      assertThat(reader.video().expectedFrames()).hasValue(20);

      List<VideoFrame> frames = all(reader);
      assertThat(frames).hasSize(20);
      assertThat(frames).extracting(VideoFrame::millis).startsWith(0L, 100L, 200L).endsWith(1900L);
      assertThat(frames.get(0).image().width()).isEqualTo(160);
      assertThat(reader.damaged()).isZero();
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void showsTheColoursAsTheyWere() throws Exception {
    Path file =
        TestVideos.make(
            folder.resolve("colours.mp4"),
            "-f lavfi -i color=0xC83214:size=64x48:rate=5 -t 1 -pix_fmt yuv420p");

    try (VideoReader reader = VideoReader.open(file)) {
      RgbImage image = reader.next().orElseThrow().image();

      assertThat(image.sample(32, 24, 0)).isCloseTo(0xc8, within(4));
      assertThat(image.sample(32, 24, 1)).isCloseTo(0x32, within(4));
      assertThat(image.sample(32, 24, 2)).isCloseTo(0x14, within(4));
    }
  }

  @Test
  void turnsPicturesUprightAsTheVideoSays() throws Exception {
    Path lying =
        TestVideos.make(
            folder.resolve("lying.mp4"),
            "-f lavfi -i color=black:size=64x48:rate=5,drawbox=w=32:h=24:c=white:t=fill -t 1"
                + " -pix_fmt yuv420p");
    Path file =
        TestVideos.make(
            folder.resolve("turned.mp4"), "-i " + lying + " -c copy -metadata:s:v:0 rotate=90");

    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(reader.video().width()).isEqualTo(48);
      assertThat(reader.video().height()).isEqualTo(64);
      RgbImage image = reader.next().orElseThrow().image();
      assertThat(image.width()).isEqualTo(48);
      assertThat(image.height()).isEqualTo(64);
      assertThat(brightCorner(image)).isEqualTo(brightCornerAsFfmpegShowsIt(file));
    }
  }

  private String brightCornerAsFfmpegShowsIt(Path file) throws Exception {
    Path upright = TestVideos.make(folder.resolve("upright.mp4"), "-i " + file);
    try (VideoReader reader = VideoReader.open(upright)) {
      return brightCorner(reader.next().orElseThrow().image());
    }
  }

  private static String brightCorner(RgbImage image) {
    int right = image.width() - 8;
    int below = image.height() - 8;
    return (image.sample(8, 8, 0) > 128 ? "upper left" : "")
        + (image.sample(right, 8, 0) > 128 ? "upper right" : "")
        + (image.sample(8, below, 0) > 128 ? "lower left" : "")
        + (image.sample(right, below, 0) > 128 ? "lower right" : "");
  }

  @Test
  void beginsAgain() throws Exception {
    Path file = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 1);

    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(all(reader)).hasSize(10);
      reader.rewind();
      assertThat(all(reader)).hasSize(10).first().extracting(VideoFrame::millis).isEqualTo(0L);
    }
  }

  @Test
  void followsAVideoThatChangesItsSize() throws Exception {
    Path small = TestVideos.testPicture(folder.resolve("small.ts"), 64, 48, 10, 1);
    Path large = TestVideos.testPicture(folder.resolve("large.ts"), 128, 96, 10, 1);
    Path both = folder.resolve("both.ts");
    Files.write(both, Files.readAllBytes(small));
    Files.write(both, Files.readAllBytes(large), StandardOpenOption.APPEND);

    try (VideoReader reader = VideoReader.open(both)) {
      assertThat(all(reader).stream().map(frame -> frame.image().width()).distinct())
          .containsExactly(64, 128);
    }
  }

  @Test
  void saysThatAFileIsCutOffOnceItsPicturesAreRead() throws Exception {
    Path whole =
        TestVideos.make(
            folder.resolve("whole.mp4"),
            TestVideos.source(160, 120, 10) + " -t 5 -movflags +faststart");
    Path file = folder.resolve("part.mp4");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    try (VideoReader reader = VideoReader.open(file)) {
      List<VideoFrame> frames = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                while (true) {
                  frames.add(reader.next().orElseThrow());
                }
              })
          .isInstanceOf(VideoException.class)
          .hasMessageMatching("part.mp4 ends after \\d+ of 50 frames: .*cut off or damaged");
      assertThat(frames).hasSizeBetween(5, 45);
    }
  }

  @Test
  void saysThatAFileWithoutItsEndCannotBeOpened() throws Exception {
    Path whole = TestVideos.testPicture(folder.resolve("whole.mp4"), 160, 120, 10, 2);
    Path file = folder.resolve("part.mp4");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> VideoReader.open(file))
        .isInstanceOf(VideoException.class)
        .hasMessage("part.mp4 cannot be opened: Invalid data found when processing input");
  }

  @Test
  void readsOnBehindDamage() throws Exception {
    Path file = TestVideos.testPicture(folder.resolve("v.ts"), 160, 120, 10, 5);
    byte[] noise = new byte[2000];
    new Random(7).nextBytes(noise);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(noise), channel.size() / 2);
    }

    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(all(reader)).hasSizeGreaterThan(30);
    }
  }

  @Test
  void refusesSoundWithoutPictures() throws Exception {
    Path file = TestVideos.make(folder.resolve("sound.mp4"), "-f lavfi -i sine=d=1 -c:a aac");

    assertThatThrownBy(() -> VideoReader.open(file))
        .isInstanceOf(VideoException.class)
        .hasMessage("sound.mp4 holds no moving pictures");
  }

  @Test
  void refusesWhatIsNoVideo() throws Exception {
    byte[] noise = new byte[50_000];
    new Random(1).nextBytes(noise);
    Path garbage = Files.write(folder.resolve("garbage.mp4"), noise);
    Path empty = Files.write(folder.resolve("empty.mp4"), new byte[0]);
    Path text = Files.writeString(folder.resolve("text.mp4"), "no video\n".repeat(100));

    for (Path file : List.of(garbage, empty, text)) {
      assertThatThrownBy(() -> VideoReader.open(file).close())
          .isInstanceOf(VideoException.class)
          .hasMessageContaining(file.getFileName().toString())
          .hasMessageMatching("\\S+ (cannot be opened|cannot be read|holds no).*");
    }
    assertThatThrownBy(() -> VideoReader.open(folder)).hasMessage("there is no file " + folder);
  }

  @Test
  void opensNothingElseThatAFileNames() throws Exception {
    Path list =
        Files.writeString(
            folder.resolve("list.m3u8"),
            "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:9/a.ts\n"
                + "#EXT-X-ENDLIST\n");

    assertThatThrownBy(() -> VideoReader.open(list)).isInstanceOf(VideoException.class);
  }

  private static List<VideoFrame> all(VideoReader reader) throws VideoException, IOException {
    List<VideoFrame> frames = new ArrayList<>();
    for (Optional<VideoFrame> next = reader.next(); next.isPresent(); next = reader.next()) {
      frames.add(next.get());
    }
    return frames;
  }
}
