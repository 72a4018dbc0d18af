package io.marram.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.camera.ffmpeg.VideoException.Cause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraPortsTest {

  @TempDir private Path folder;

  private final List<String> seen = new ArrayList<>();

  @Test
  void takesTheFirstPortThatOpens() throws Exception {
    Path video = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 1);
    Map<String, Path> devices = Map.of("/dev/video2", video, "/dev/video3", video);

    try (VideoReader reader = ports(5, devices).first()) {
      assertThat(reader.next()).isPresent();
    }

    assertThat(seen).containsExactly("0 absent", "1 absent", "2 64x48");
  }

  @Test
  void saysThatNoPortHasACamera() {
    assertThatThrownBy(() -> ports(3, Map.of()).first())
        .isInstanceOf(VideoException.class)
        .hasMessage("no camera in ports 0..2: absent");
    assertThat(seen).containsExactly("0 absent", "1 absent", "2 absent");
  }

  private CameraPorts ports(int count, Map<String, Path> devices) {
    return new CameraPorts(
        count,
        device -> {
          if (!devices.containsKey(device)) {
            throw new VideoException(Cause.PASSING, "absent");
          }
          return VideoReader.open(devices.get(device));
        },
        new CameraPorts.Witness() {
          @Override
          public void found(int port, Video video) {
            seen.add(port + " " + video.width() + "x" + video.height());
          }

          @Override
          public void missed(int port, String reason) {
            seen.add(port + " " + reason);
          }
        });
  }
}
