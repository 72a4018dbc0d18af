package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.camera.live.CommandLine;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import io.marram.camera.live.ProcessCameraSettings;
import io.marram.camera.source.RecordedEvents;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.junit.jupiter.api.Test;

class ProcessCameraMappingTest {

  private static final PictureTreatment TREATMENT =
      PictureTreatment.parse("90", "0,0,1,0.5", "0,0,0.5,1");

  private final ProcessCamera camera = new ProcessCamera(new RecordedWires(), new RecordedEvents());

  @Test
  void hasDefaultsThatOnlyLackACommand() {
    assertThat(map(Map.of()))
        .isEqualTo(
            new ProcessCameraSettings(
                new LiveSettings(
                    "camera", 5, Duration.ofSeconds(10), 4_194_304, PictureTreatment.NONE),
                new CommandLine(List.of("film"))));
  }

  @Test
  void mapsEveryProperty() {
    Map<String, Object> changed = new HashMap<>();
    changed.put("command", "film -o -");
    changed.put("source.name", " lot ");
    changed.put("frames.per.second", 0.5);
    changed.put("silence.seconds", 30);
    changed.put("largest.picture.bytes", 2048);
    changed.put("rotation", "90");
    changed.put("crop", "0,0,1,0.5");
    changed.put("private.areas", "0,0,0.5,1");
    assertThat(map(changed))
        .isEqualTo(
            new ProcessCameraSettings(
                new LiveSettings("lot", 0.5, Duration.ofSeconds(30), 2048, TREATMENT),
                new CommandLine(List.of("film", "-o", "-"))));
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused(Map.of("command", " "), "command is empty");
    assertRefused(Map.of("command", "film | tee"), "no shell");
    assertRefused(Map.of("rotation", "45"), "rotation must be 0, 90, 180 or 270");
    assertRefused(Map.of("crop", "0,0,2,1"), "crop: each number must be 0..1");
    assertRefused(Map.of("private.areas", "0,0 1,1"), "3..64 corners, had 2");
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
