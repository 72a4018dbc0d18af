package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.ffmpeg.Video;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.eclipse.kura.testing.LogLines;
import org.junit.jupiter.api.Test;

class PortLogTest {

  @Test
  void saysEachPortOnceUntilSomethingChanges() {
    PortLog log = new PortLog("video");
    try (LogLines lines = LogLines.begin()) {
      for (int search = 0; search < 3; search++) {
        log.missed(0, "there is no device /dev/video0");
        log.missed(1, "/dev/video1 cannot be opened: \"busy\"\n");
      }
      log.missed(0, "there is no device /dev/video0");
      log.found(1, new Video(640, 480, OptionalDouble.empty(), none(), none(), "mjpeg"));

      assertThat(lines.toString().lines())
          .extracting(line -> line.replaceFirst(".*event=", ""))
          .containsExactly(
              "camera.port.missed pid=video port=0 reason=\"there is no device /dev/video0\"",
              "camera.port.missed pid=video port=1 reason=\"/dev/video1 cannot be opened: 'busy'?\"",
              "camera.port.selected pid=video port=1 width=640 height=480 codec=mjpeg");
    }
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }
}
