package io.marram.camera.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.camera.ffmpeg.VideoAddress.Kind;
import io.marram.camera.ffmpeg.VideoException.Cause;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** FFmpeg's library for devices needs some of the system; without them it is said which. */
  @Test
  void saysThatADeviceIsNoCamera() throws Exception {
    VideoCameraSettings settings =
        new VideoCameraSettings(
            new LiveSettings("lot", 5, Duration.ofSeconds(10), 1 << 20, PictureTreatment.NONE),
            new VideoAddress(Kind.DEVICE, "/dev/null"),
            Optional.empty(),
            Optional.empty(),
            "tcp",
            new Playback(false, false),
            "",
            1);
    try (Interruption interruption = new Interruption()) {
      assertThatThrownBy(() -> VideoReader.open(settings, interruption, witness()))
          .isInstanceOf(VideoException.class)
          .hasMessageMatching("/dev/null cannot be opened: .*|FFmpeg's library for devices .*");
    }
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
        witness());
  }

  private CameraPorts.Witness witness() {
    return new CameraPorts.Witness() {
      @Override
      public void found(int port, Video video) {
        seen.add(port + " " + video.width() + "x" + video.height());
      }

      @Override
      public void missed(int port, String reason) {
        seen.add(port + " " + reason);
      }
    };
  }
}
