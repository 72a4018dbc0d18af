package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.ffmpeg.TestVideos;
import io.marram.contract.WireProperties;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A camera on streams that come over HTTP. */
@Timeout(60)
class WebCameraTest extends VideoCameraScene {

  private WebServer server;

  @BeforeEach
  void serve() throws Exception {
    server = WebServer.plain();
  }

  @AfterEach
  void leave() {
    server.close();
  }

  @Test
  void filmsAStreamThatChangesItsSize() throws Exception {
    byte[] small = film(64, 48);
    byte[] large = film(128, 96);
    byte[] both = Arrays.copyOf(small, small.length + large.length);
    System.arraycopy(large, 0, both, small.length, large.length);
    server.serve("/live", "video/mp2t", both);

    activate(server.url("/live"), Map.of());

    Eventually.until("both sizes came", () -> cameWith(64) && cameWith(128));
    awaitSaid("event=camera.away", "reason=\"the camera ended its stream\"");
  }

  private byte[] film(int width, int height) throws Exception {
    Path file = folder.resolve(width + ".ts");
    return Files.readAllBytes(TestVideos.testPicture(file, width, height, 10, 2));
  }

  private boolean cameWith(int width) {
    return wires.records().stream()
        .anyMatch(
            record ->
                record.getProperties().get(WireProperties.FRAME_WIDTH).getValue().equals(width));
  }

  @Test
  void saysThatGarbageIsNoVideo() throws Exception {
    byte[] noise = new byte[200_000];
    new Random(3).nextBytes(noise);
    server.serve("/live", "video/mp4", noise);

    activate(server.url("/live?token=secret"), Map.of());

    awaitSaid("event=camera.away", "Invalid data found when processing input");
    assertThat(log.toString()).doesNotContain("secret");
    assertThat(emitted()).isZero();
  }

  @Test
  void saysThatAStreamHasNoPictures() throws Exception {
    Path sound = TestVideos.make(folder.resolve("s.mp3"), "-f lavfi -i sine=d=3");
    server.serve("/live", "audio/mpeg", Files.readAllBytes(sound));

    activate(server.url("/live"), Map.of());

    awaitSaid("event=camera.away", "/live holds no moving pictures");
  }

  @Test
  void isNotLedToAnotherServer() throws Exception {
    byte[] film = film(64, 48);
    try (WebServer other = WebServer.plain()) {
      other.serve("/private", "video/mp2t", film);
      server.redirect("/live", other.url("/private"));
      server.redirect("/here", "/film");
      server.serve("/film", "video/mp2t", film);

      activate(server.url("/live"), Map.of());
      awaitSaid("event=camera.away", "/live redirects to another server, where we do not go");
      assertThat(emitted()).isZero();

      camera.deactivate();
      activate(server.url("/here"), Map.of());
      awaitEmitted(1);
    }
  }

  @Test
  void opensOnlyWhereTheCertificateIsTrustedAndNamesTheHost() throws Exception {
    Path right = WebServer.certify(folder.resolve("right"), "dns:localhost");
    Path wrong = WebServer.certify(folder.resolve("wrong"), "dns:elsewhere.example");
    byte[] film = film(64, 48);
    try (WebServer named = WebServer.encrypted(folder.resolve("right"));
        WebServer other = WebServer.encrypted(folder.resolve("wrong"))) {
      named.serve("/live", "video/mp2t", film);
      other.serve("/live", "video/mp2t", film);

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

  private static String url(WebServer server) {
    return "https://localhost:" + server.port() + "/live";
  }
}
