package io.marram.emulator.devices.parking.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingSettings;
import io.marram.emulator.devices.parking.ParkingTruth;
import io.marram.emulator.devices.parking.render.LotView;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The camera over the drawn lot, asked over HTTP. */
class ParkingCameraTest {

  private static final long NINE = 9 * 3_600_000;

  private final Login login = Login.random();
  private final HttpClient client = HttpClient.newHttpClient();
  private ParkingCamera camera;

  @BeforeEach
  void start() throws IOException {
    camera = start(0);
  }

  private ParkingCamera start(int port) throws IOException {
    return ParkingCamera.start(
        new ParkingScene(ParkingSettings.lively(1), LotView.MAST),
        new ParkingCameraSettings(port, login, 10, NINE, 1));
  }

  @AfterEach
  void stop() {
    camera.close();
  }

  @Test
  void streamsPicturesOneAfterTheOther() throws Exception {
    HttpResponse<InputStream> stream =
        client.send(request(camera.video(), login), HttpResponse.BodyHandlers.ofInputStream());

    assertThat(stream.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("multipart/x-mixed-replace");
    try (InputStream body = stream.body()) {
      for (int i = 0; i < 3; i++) {
        RgbImage picture = new PictureDecoder().decode(part(body));
        assertThat(picture.width()).isEqualTo(LotView.WIDTH);
        assertThat(picture.height()).isEqualTo(LotView.HEIGHT);
      }
    }
  }

  private static byte[] part(InputStream body) throws IOException {
    assertThat(line(body)).isEqualTo("--picture");
    assertThat(line(body)).isEqualTo("Content-Type: image/jpeg");
    int length = Integer.parseInt(line(body).replace("Content-Length: ", ""));
    assertThat(line(body)).isEmpty();
    byte[] jpeg = body.readNBytes(length);
    assertThat(line(body)).isEmpty();
    return jpeg;
  }

  private static String line(InputStream body) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = body.read(); c != '\n'; c = body.read()) {
      assertThat(c).isNotNegative();
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Test
  void givesOnePicture() throws Exception {
    HttpResponse<byte[]> answer = ask("/picture", login);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new PictureDecoder().decode(answer.body()).width()).isEqualTo(LotView.WIDTH);
  }

  @Test
  void tellsTheTruth() throws Exception {
    ParkingTruth truth = new ParkingCameraClient(camera.truth(), login).truth();

    assertThat(truth.timeMillis()).isGreaterThanOrEqualTo(NINE);
    assertThat(truth)
        .isEqualTo(
            new ParkingScene(ParkingSettings.lively(1), LotView.MAST).truth(truth.timeMillis()));
  }

  @Test
  void showsNothingWithoutTheLogin() throws Exception {
    for (String path : new String[] {"/video", "/picture", "/truth", "/"}) {
      HttpResponse<byte[]> answer = ask(path, new Login("camera", "another password"));
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).isEmpty();
    }
    HttpRequest bare = HttpRequest.newBuilder(camera.video()).build();
    HttpResponse<String> answer = client.send(bare, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
    assertThatThrownBy(() -> new ParkingCameraClient(camera.truth(), Login.random()).truth())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("401");
  }

  @Test
  void knowsNoOtherPathsAndTakesNothing() throws Exception {
    assertThat(ask("/other", login).statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(camera.truth())
            .header("Authorization", login.header())
            .POST(HttpRequest.BodyPublishers.ofString("{}", StandardCharsets.UTF_8))
            .build();
    assertThat(client.send(post, HttpResponse.BodyHandlers.discarding()).statusCode())
        .isEqualTo(405);
  }

  @Test
  void saysThatItsPortIsTaken() {
    assertThatThrownBy(() -> start(camera.video().getPort())).isInstanceOf(IOException.class);
  }

  @Test
  void keepsItsPasswordToItself() {
    assertThat(login.toString()).doesNotContain(login.password());
    assertThat(Login.random().password()).isNotEqualTo(login.password());
    assertThatIllegalArgumentException().isThrownBy(() -> new Login("a:b", "long enough"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Login("a", "short"));
  }

  @Test
  void refusesSettingsThatCannotBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingCameraSettings(70_000, login, 5, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingCameraSettings(0, login, 31, 0, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingCameraSettings(0, login, 5, -1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ParkingCameraSettings(0, login, 5, 0, Double.NaN));
  }

  private HttpResponse<byte[]> ask(String path, Login by) throws Exception {
    return client.send(
        request(camera.video().resolve(path), by), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static HttpRequest request(URI address, Login by) {
    return HttpRequest.newBuilder(address).header("Authorization", by.header()).build();
  }
}
