package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.camera.ffmpeg.VideoAddress.Kind;
import io.marram.camera.ffmpeg.VideoCameraSettings;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.testing.DeclarativeServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoCameraMappingTest {

  @ParameterizedTest
  @CsvSource({
    "rtsps://camera.example/live, RTSP",
    "rtsp://127.0.0.1:554/live, RTSP",
    "https://camera.example/v.ts?token=x, HTTP",
    "/videos/lot.mp4, FILE",
    "file:///videos/lot.mp4, FILE",
    "/dev/video0, DEVICE",
    "/dev/v4l/by-id/usb-Microsoft-video-index0, DEVICE",
    "probe, PROBE"
  })
  void knowsWhereAVideoComesFrom(String url, Kind kind) {
    assertThat(map(Map.of("url", url)).address().kind()).isEqualTo(kind);
  }

  @Test
  void takesAPlainStreamOfAnotherMachineOnlyIfItIsAllowed() {
    Map<String, Object> allowed = Map.of("url", "rtsp://camera.example/", "allow.plain", true);

    assertThat(map(allowed).address()).hasToString("rtsp://camera.example/");
    refuses("url", "rtsp://camera.example/", "unencrypted over the network: use rtsps://");
    refuses("url", "http://camera.example/", "unencrypted over the network: use https://");
  }

  /** FFmpeg would take the certificate of any server that a known authority vouches for. */
  @Test
  void takesTheNumberOfAServerOnlyWithACertificateOfItsOwn() {
    refuses("url", "rtsps://192.168.1.5:322/live", "use its name, or set ca.file");
    refuses("url", "https://[fd00::5]/live", "use its name, or set ca.file");
    refuses("url", "https://10.0.0.1", "use its name, or set ca.file");
    assertThat(map(Map.of("url", "https://10.0.0.1/", "ca.file", "/c.pem")).authorities())
        .isPresent();
    assertThat(map(Map.of("url", "https://1.camera.example/")).authorities()).isEmpty();
  }

  @Test
  void refusesWhatCannotBeUsed() {
    refuses("url", "", "url is empty");
    refuses("url", "ftp://camera.example/x", "url must be rtsp[s]://host/path");
    refuses("url", "lot.mp4", "url must be rtsp[s]://host/path");
    refuses("url", "rtsps:///live", "url must be rtsps://host[:port]/path");
    refuses("url", "rtsps://camera.example:70000/", "port 1..65535");
    refuses("transport", "smoke", "transport must be tcp or udp");
    refuses("speed", "slow", "speed must be own or fast");
    refuses("device.size", "large", "device.size must be WIDTHxHEIGHT");
    refuses("probe.ports", 0, "probe.ports must be 1..64, was 0");
    refuses("password", "terces", "password is set, but user.name is empty");
    refuses("rotation", "45", "rotation must be 0, 90, 180 or 270");
    refuses("private.areas", "0,0 1,1", "3..64 corners");
  }

  @Test
  void doesNotRepeatSecretsOfAUrl() {
    assertThatThrownBy(() -> map(Map.of("url", "rtsps://admin:secret@camera.example/")))
        .hasMessageContaining("url holds a user name")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> map(Map.of("url", "rtsps://admin:sec ret@camera.example/")))
        .hasMessageContaining("url is not a URL")
        .hasMessageNotContaining("ret@");
    assertThat(map(Map.of("url", "https://camera.example/v?token=secret")).address())
        .hasToString("https://camera.example/v");
  }

  @Test
  void neverSaysAPassword() {
    VideoCameraSettings settings =
        map(Map.of("url", "rtsps://c.example/", "user.name", "admin", "password", "terces"));

    assertThat(settings.credentials().orElseThrow().password()).isEqualTo("secret");
    assertThat(settings).asString().doesNotContain("secret").doesNotContain("admin");
  }

  private static void refuses(String property, Object value, String reason) {
    assertThatThrownBy(() -> map(Map.of(property, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static VideoCameraSettings map(Map<String, Object> changed) {
    Map<String, Object> properties = new HashMap<>(Map.of("url", "probe"));
    properties.putAll(changed);
    return new VideoCameraMapping(text -> new StringBuilder(text).reverse().toString())
        .map(DeclarativeServices.configuration(VideoCameraConfig.class, properties));
  }
}
