package io.marram.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoWriterTest {

  @TempDir private Path folder;

  @Test
  void writesWhatIsReadAgain() throws Exception {
    Path file = folder.resolve("out.mp4");

    try (VideoWriter writer = new VideoWriter(file, 160, 120, 10)) {
      assertThat(writer.encoder()).isEqualTo("libopenh264");
      for (int i = 0; i < 20; i++) {
        writer.write(grey(160, 120, 10 * i), 100L * i);
      }
    }

    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(reader.video().codec()).isEqualTo("h264");
      assertThat(reader.video().frames()).hasValue(20);
      for (int i = 0; i < 20; i++) {
        VideoFrame frame = reader.next().orElseThrow();
        assertThat(frame.millis()).isEqualTo(100L * i);
        assertThat(frame.image().sample(80, 60, 1)).isCloseTo(10 * i, within(6));
      }
      assertThat(reader.next()).isEmpty();
    }
  }

  @Test
  void makesOddSizesEvenAndScalesWhatComes() throws Exception {
    Path file = folder.resolve("odd.mp4");

    try (VideoWriter writer = new VideoWriter(file, 101, 75, 29.97)) {
      writer.write(grey(101, 75, 200), 0);
      writer.write(grey(400, 300, 200), 0);
    }

    try (VideoReader reader = VideoReader.open(file)) {
      assertThat(reader.video().width()).isEqualTo(100);
      assertThat(reader.video().height()).isEqualTo(74);
      assertThat(reader.video().frames()).hasValue(2);
      assertThat(reader.next().orElseThrow().image().sample(50, 40, 0)).isCloseTo(200, within(6));
    }
  }

  @Test
  void saysWhyAFileCannotBeWritten() {
    Path file = folder.resolve("absent").resolve("out.mp4");

    assertThatThrownBy(() -> new VideoWriter(file, 64, 48, 5))
        .isInstanceOf(VideoException.class)
        .hasMessage(file + " cannot be written: No such file or directory");
    assertThatThrownBy(() -> new VideoWriter(file, 1, 1, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RgbImage grey(int width, int height, int value) {
    byte[] rgb = new byte[3 * width * height];
    Arrays.fill(rgb, (byte) value);
    return new RgbImage(width, height, rgb);
  }
}
