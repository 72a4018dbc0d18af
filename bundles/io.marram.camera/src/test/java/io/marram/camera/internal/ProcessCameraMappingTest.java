package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.camera.live.CommandLine;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.ProcessCameraSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.junit.jupiter.api.Test;

class ProcessCameraMappingTest {

  private final ProcessCamera camera = new ProcessCamera(new RecordedWires(), new RecordedEvents());

  @Test
  void hasDefaultsThatOnlyLackACommand() {
    assertThat(map(Map.of()))
        .isEqualTo(
            new ProcessCameraSettings(
                new LiveSettings("camera", 5, Duration.ofSeconds(10), 4_194_304),
                new CommandLine(List.of("film"))));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            map(
                Map.of(
                    "command",
                    "film -o -",
                    "source.name",
                    " lot ",
                    "frames.per.second",
                    0.5,
                    "silence.seconds",
                    30,
                    "largest.picture.bytes",
                    2048)))
        .isEqualTo(
            new ProcessCameraSettings(
                new LiveSettings("lot", 0.5, Duration.ofSeconds(30), 2048),
                new CommandLine(List.of("film", "-o", "-"))));
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused(Map.of("command", " "), "command is empty");
    assertRefused(Map.of("command", "film | tee"), "no shell");
    assertRefused(Map.of("source.name", ""), "source.name");
    assertRefused(Map.of("source.name", "a/b"), "source.name");
    assertRefused(Map.of("frames.per.second", -1.0), "was -1");
    assertRefused(Map.of("frames.per.second", Double.NaN), "was NaN");
    assertRefused(Map.of("frames.per.second", 1e9), "0.001..120");
    assertRefused(Map.of("silence.seconds", 0), "1..3600, was 0");
    assertRefused(Map.of("largest.picture.bytes", -1), "was -1");
  }

  private void assertRefused(Map<String, Object> changed, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(changed))
        .withMessageContaining(reason);
  }

  private ProcessCameraSettings map(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>(Map.of("command", "film"));
    properties.putAll(changed);
    return camera.map(DeclarativeServices.configuration(ProcessCameraConfig.class, properties));
  }
}
