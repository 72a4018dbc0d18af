package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.WireProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.eclipse.kura.testing.ReversingCrypto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera on a real RTSP stream. */
@Timeout(60)
class RtspCameraTest extends VideoCameraScene {

  private static final String H264 = "-c:v libx264 -preset ultrafast -tune zerolatency";
  private static final String H265 =
      "-c:v libx265 -preset ultrafast -tune zerolatency -x265-params log-level=none";

  @Test
  void filmsH264OverTcp() throws Exception {
    try (RtspServer server = new RtspServer(folder, H264)) {
      activate(server.url(), Map.of());
      awaitEmitted(5);

      assertThat(property(0, WireProperties.FRAME_WIDTH)).isEqualTo(160);
      assertThat(property(0, WireProperties.FRAME_HEIGHT)).isEqualTo(120);
      assertThat(property(0, WireProperties.FRAME_SOURCE)).isEqualTo("lot");
      assertThat((long) property(4, WireProperties.FRAME_TIME))
          .isBetween(System.currentTimeMillis() - 60_000, System.currentTimeMillis());
      assertThat(picture(4).width()).isEqualTo(160);
    }
  }

  @Test
  void filmsH265OverUdp() throws Exception {
    try (RtspServer server = new RtspServer(folder, H265)) {
      activate(server.url(), Map.of("transport", "udp"));
      awaitEmitted(5);

      assertThat(picture(4).height()).isEqualTo(120);
    }
  }

  @Test
  void logsInAndTellsNobodyThePassword() throws Exception {
    String password = "p@ss:w/rd %+";
    try (RtspServer server = new RtspServer(folder, H264)) {
      server.require("admin", password);
      activate(server.url(), login("admin", "wrong-" + password));
      awaitSaid("event=camera.away", "401 Unauthorized");
      assertThat(emitted()).isZero();

      camera.deactivate();
      activate(server.url(), login("admin", password));
      awaitEmitted(1);

      assertThat(log.toString()).doesNotContain("w/rd").doesNotContain("w%2Frd");
    }
  }

  private static Map<String, Object> login(String user, String password) throws Exception {
    char[] encrypted = ReversingCrypto.service().encryptAes(password.toCharArray());
    return Map.of("user.name", user, "password", new String(encrypted));
  }

  @Test
  void comesBackWhenTheCameraDisappears() throws Exception {
    try (RtspServer server = new RtspServer(folder, H264)) {
      activate(server.url(), Map.of());
      awaitEmitted(1);

      server.disconnect();
      awaitSaid("event=camera.away", "pid=video camera=lot");
      awaitSaid("event=camera.back");

      int before = emitted();
      awaitEmitted(before + 1);
    }
  }

  @Test
  void comesBackWhenTheCameraStalls() throws Exception {
    try (RtspServer server = new RtspServer(folder, H264)) {
      activate(server.url(), Map.of("silence.seconds", 2));
      awaitEmitted(1);

      server.setStalled(true);
      awaitSaid("event=camera.away", "no picture for 2 s: ", "nothing comes");
      server.setStalled(false);

      awaitSaid("event=camera.back");
    }
  }

  @Test
  void filmsOverTlsOnlyWhereTheCertificateIsTrustedAndNamesTheHost() throws Exception {
    Path right = WebServer.certify(folder.resolve("right"), "dns:localhost");
    Path wrong = WebServer.certify(folder.resolve("wrong"), "dns:elsewhere.example");
    try (RtspServer named = encrypted("right");
        RtspServer other = encrypted("wrong")) {
      activate(url(named), Map.of());
      awaitSaid("event=camera.away", url(named) + " cannot be opened");
      camera.deactivate();
      activate(url(other), Map.of("ca.file", wrong.toString()));
      awaitSaid("event=camera.away", url(other) + " cannot be opened");
      assertThat(emitted()).isZero();

      camera.deactivate();
      activate(url(named), Map.of("ca.file", right.toString()));
      awaitEmitted(5);
    }
  }

  private RtspServer encrypted(String keys) throws Exception {
    Path files = Files.createDirectory(folder.resolve("film-" + keys));
    SSLContext context = WebServer.context(folder.resolve(keys));
    return new RtspServer(files, H264, context.getServerSocketFactory());
  }

  private static String url(RtspServer server) {
    return "rtsps://localhost:" + server.port() + "/live";
  }

  @Test
  void triesAgainWhileNothingListens() throws Exception {
    activate("rtsp://127.0.0.1:9/live", Map.of());

    awaitSaid("event=camera.away", "reason=\"rtsp://127.0.0.1:9/live cannot be opened: ");
  }
}
