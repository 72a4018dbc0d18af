package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.camera.Confirmation;
import io.marram.camera.FolderCameraSettings;
import io.marram.camera.FolderCameraSettings.Afterwards;
import io.marram.camera.FolderCameraSettings.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;

class FolderCameraMappingTest {

  @Test
  void hasDefaultsThatOnlyLackAFolder() {
    assertThat(map(Map.of("folder", "/pictures/door")))
        .isEqualTo(
            new FolderCameraSettings(
                Path.of("/pictures/door"),
                "door",
                Duration.ofSeconds(1),
                Order.NAME,
                Afterwards.MOVE,
                false,
                16_777_216,
                Confirmation.RESULT));
  }

  @Test
  void mapsEveryProperty() {
    assertThat(
            map(
                Map.of(
                    "folder", "/pictures",
                    "source.name", "garage",
                    "interval.milliseconds", 200,
                    "order", "time",
                    "afterwards", "delete",
                    "loop", true,
                    "largest.picture.bytes", 2048,
                    "confirm", "emission")))
        .isEqualTo(
            new FolderCameraSettings(
                Path.of("/pictures"),
                "garage",
                Duration.ofMillis(200),
                Order.TIME,
                Afterwards.DELETE,
                true,
                2048,
                Confirmation.EMISSION));
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused(Map.of(), "folder is empty");
    assertRefused(Map.of("folder", "relative/path"), "absolute");
    assertRefused(Map.of("folder", "/"), "source.name");
    assertRefused(Map.of("folder", "/p", "interval.milliseconds", 1), "100..3600000, was 1");
    assertRefused(Map.of("folder", "/p", "order", "size"), "size");
    assertRefused(Map.of("folder", "/p", "afterwards", "burn"), "burn");
    assertRefused(Map.of("folder", "/p", "largest.picture.bytes", -1), "was -1");
  }

  private static void assertRefused(Map<String, Object> properties, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(properties))
        .withMessageContaining(reason);
  }

  private static FolderCameraSettings map(Map<String, Object> properties) {
    return FolderCameraMapping.map(
        DeclarativeServices.configuration(FolderCameraConfig.class, properties));
  }
}
