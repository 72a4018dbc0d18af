package io.marram.camera.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.camera.live.CameraAddress;
import io.marram.camera.live.Credentials;
import io.marram.camera.live.HttpCameraSettings;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import io.marram.camera.source.RecordedEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.testing.ReversingCrypto;
import org.junit.jupiter.api.Test;

class HttpCameraMappingTest {

  private static final String URL = "https://cam/video";

  private static final PictureTreatment TREATMENT =
      PictureTreatment.parse("90", "0,0,1,0.5", "0,0,0.5,1");

  private final HttpCamera camera =
      new HttpCamera(new RecordedWires(), ReversingCrypto.service(), new RecordedEvents());

  @Test
  void hasDefaultsThatOnlyLackAUrl() {
    assertThat(map(Map.of()))
        .isEqualTo(
            new HttpCameraSettings(
                new LiveSettings(
                    "camera", 5, Duration.ofSeconds(10), 4_194_304, PictureTreatment.NONE),
                CameraAddress.parse(URL, false),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO));
  }

  @Test
  void mapsEveryProperty() {
    Map<String, Object> changed = new HashMap<>();
    changed.put("url", "http://cam/video");
    changed.put("allow.plain", true);
    changed.put("snapshot.interval.milliseconds", 500);
    changed.put("user.name", "me");
    changed.put("password", "terces");
    changed.put("ca.file", "/etc/ca.pem");
    changed.put("source.name", "gate");
    changed.put("frames.per.second", 0.5);
    changed.put("silence.seconds", 30);
    changed.put("largest.picture.bytes", 2048);
    changed.put("rotation", "90");
    changed.put("crop", "0,0,1,0.5");
    changed.put("private.areas", "0,0,0.5,1");
    assertThat(map(changed))
        .isEqualTo(
            new HttpCameraSettings(
                new LiveSettings("gate", 0.5, Duration.ofSeconds(30), 2048, TREATMENT),
                CameraAddress.parse("http://cam/video", true),
                Optional.of(new Credentials("me", "secret")),
                Optional.of(Path.of("/etc/ca.pem")),
                Duration.ofMillis(500)));
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertRefused(Map.of("url", ""), "url is empty");
    assertRefused(Map.of("url", "http://cam/"), "allow.plain");
    assertRefused(Map.of("snapshot.interval.milliseconds", 1), "100..3600000");
    assertRefused(Map.of("snapshot.interval.milliseconds", 10_000), "silence.seconds");
    assertRefused(Map.of("password", "terces"), "user.name is empty");
    assertRefused(Map.of("user.name", "me", "password", "damaged"), "enter it again");
    assertRefused(Map.of("rotation", "45"), "rotation must be 0, 90, 180 or 270");
    assertRefused(Map.of("crop", "0,0,2,1"), "crop: each number must be 0..1");
    assertRefused(Map.of("private.areas", "0,0 1,1"), "3..64 corners, had 2");
    assertRefused(Map.of("source.name", ""), "source.name");
    assertRefused(Map.of("silence.seconds", -1), "was -1");
  }

  @Test
  void saysNoPasswordAnywhere() {
    HttpCameraSettings settings = map(Map.of("user.name", "me", "password", "terces"));

    assertThat(settings.toString()).doesNotContain("secret");
    assertThat(camera.describe(settings)).isEqualTo("camera=camera url=https://cam/video");
  }

  private void assertRefused(Map<String, Object> changed, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> map(changed))
        .withMessageContaining(reason);
  }

  private HttpCameraSettings map(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>(Map.of("url", URL));
    properties.putAll(changed);
    return camera.map(DeclarativeServices.configuration(HttpCameraConfig.class, properties));
  }
}
