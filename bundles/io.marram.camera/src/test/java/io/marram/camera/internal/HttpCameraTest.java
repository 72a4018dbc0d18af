package io.marram.camera.internal;

import static io.marram.camera.internal.FakeCamera.bytes;
import static io.marram.camera.internal.FakeCamera.head;
import static io.marram.camera.internal.FakeCamera.stall;
import static io.marram.camera.internal.FakeCamera.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.WireProperties;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.kura.testing.Eventually;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class HttpCameraTest extends HttpCameraScene {

  @Test
  void emitsThePicturesOfAStream() throws Exception {
    activate(server.url("/video?key=hidden"));

    awaitEmitted(3);

    WireRecord emitted = wires.records().get(0);
    assertThat(emitted.getProperties().get(WireProperties.FRAME_SOURCE).getValue())
        .isEqualTo("gate");
    assertThat(emitted.getProperties().get(WireProperties.FRAME).getValue()).isEqualTo(PICTURE);
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0).line()).isEqualTo("GET /video?key=hidden HTTP/1.1");
    assertThat(log.contains("hidden")).isFalse();
  }

  @Test
  void emitsWhatFfmpegServes() throws Exception {
    int port = server.port();
    server.close();
    Process ffmpeg = Ffmpeg.serve(port, 320, 240);
    try {
      activate(server.url("/"));

      awaitEmitted(3);

      assertThat(width(2)).isEqualTo(320);
    } finally {
      ffmpeg.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--frame\r\nContent-Type: image/jpeg\r\n\r\n",
        "\r\n--frame\r\nContent-Type: image/jpeg\r\nContent-Length: LENGTH\r\n\r\n",
        "frame\r\nContent-type: image/jpeg\r\nContent-Length: LENGTH\r\n\r\n",
        "----frame\nContent-Length: LENGTH\n\n",
        "--another\r\n\r\n",
        "\r\n--frame\r\nContent-Length: 2147483647\r\n\r\n",
        "\r\n--frame\r\nContent-Length: -5\r\n\r\n",
        "\r\n--frame\r\nContent-Length: 10\r\n\r\n",
        ""
      })
  void takesPartsHoweverTheyAreSeparated(String separator) throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", "Content-Type: multipart/x-mixed-replace;boundary=\"--frame\"");
          while (true) {
            text(out, separator.replace("LENGTH", "" + PICTURE.length));
            bytes(out, PICTURE);
            Thread.sleep(20);
          }
        });

    activate(server.url("/"));

    awaitEmitted(3);
  }

  @Test
  void takesPicturesThatChangeTheirSize() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, PART);
          bytes(out, PICTURE);
          await(() -> wires.records().size() == 1);
          text(out, PART);
          bytes(out, LARGER);
          stall();
        });

    activate(server.url("/"));

    awaitEmitted(2);
    assertThat(width(0)).isEqualTo(32);
    assertThat(width(1)).isEqualTo(64);
  }

  @Test
  void takesSnapshotsAtAnInterval() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    server.answers(
        (request, out) -> {
          byte[] picture = asked.incrementAndGet() % 2 == 0 ? PICTURE : LARGER;
          head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: " + picture.length);
          bytes(out, picture);
        });

    activate(server.url("/snapshot.jpg"), Map.of("snapshot.interval.milliseconds", 100));

    awaitEmitted(3);
    assertThat(server.requests()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(log.contains("camera.away")).isFalse();
  }

  @Test
  void saysThatASnapshotIsNoStreamAndAStreamNoSnapshot() throws Exception {
    activate(server.url("/"), Map.of("snapshot.interval.milliseconds", 100));
    awaitSaid("it sends a stream: set snapshot.interval.milliseconds to 0");

    server.answers((request, out) -> head(out, "200 OK", "Content-Type: image/jpeg"));
    camera.modified(config(server.url("/"), Map.of()));
    awaitSaid("it sends a single picture: set snapshot.interval.milliseconds");
  }

  @Test
  void connectsAgainWhenTheCameraDisappears() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, PART);
          bytes(out, PICTURE);
        });

    activate(server.url("/"));

    awaitEmitted(3);
    awaitSaid("the camera ended its stream");
    int port = server.port();
    server.close();
    awaitSaid("nothing listens at this address");
    server =
        new FakeCamera(
            new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), HttpCameraScene::stream);
    int before = wires.records().size();
    awaitEmitted(before + 1);
    awaitSaid("event=camera.back");
  }

  @Test
  void connectsAgainWhenTheCameraStalls() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, PART);
          bytes(out, PICTURE);
          stall();
        });

    activate(server.url("/"));

    awaitEmitted(2);
    awaitSaid("no picture for 1 s: it sends no pictures");
  }

  @Test
  void connectsAgainWhenTheCameraNeverAnswers() throws Exception {
    server.answers((request, out) -> stall());

    activate(server.url("/"));

    awaitSaid("no picture for 1 s: it does not answer");
    Eventually.until("it asks again", () -> server.requests().size() >= 2);
  }

  @Test
  void endsGarbage() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          while (true) {
            text(out, "no picture".repeat(1000));
          }
        });

    activate(server.url("/"));

    awaitSaid("what it sends is no MJPEG");
    assertThat(wires.records()).isEmpty();
  }

  @Test
  void endsAHeaderWithoutEnd() throws Exception {
    server.answers(
        (request, out) -> {
          text(out, "HTTP/1.1 200 OK\r\n");
          while (true) {
            text(out, "X-Endless: " + "x".repeat(1000) + "\r\n");
          }
        });

    activate(server.url("/"));

    Eventually.until("it asks again", () -> server.requests().size() >= 2);
    assertThat(log.contains("event=camera.away")).isTrue();
  }

  @Test
  void endsThePartHeaderWithoutEnd() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", STREAM);
          text(out, "--frame\r\n");
          while (true) {
            text(out, "X-Endless: " + "x".repeat(1000) + "\r\n");
          }
        });

    activate(server.url("/"));

    awaitSaid("what it sends is no MJPEG");
  }

  @Test
  void takesNoMemoryForAPartOfTwoGigabytes() throws Exception {
    server.answers(
        (request, out) -> {
          head(out, "200 OK", "Content-Type: image/jpeg", "Content-Length: 2147483648");
          bytes(out, new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xda, 0, 2});
          while (true) {
            bytes(out, new byte[1 << 16]);
          }
        });

    activate(server.url("/"), Map.of("snapshot.interval.milliseconds", 100));

    awaitSaid("what it sends is no MJPEG");
  }

  @Test
  void saysWhatTheCameraAnswersInstead() throws Exception {
    server.answers((request, out) -> head(out, "200 OK", "Content-Type: text/html"));
    activate(server.url("/"));
    awaitSaid("it answers text/html, no JPEG pictures");

    server.answers((request, out) -> head(out, "404 Not Found"));
    awaitSaid("it answers with status 404");

    server.answers((request, out) -> text(out, "220 mail.example ESMTP\r\n"));
    awaitSaid("the connection failed");
  }

  @Test
  void closesItsConnectionWhenItIsDeactivated() throws Exception {
    AtomicInteger broken = new AtomicInteger();
    server.answers(
        (request, out) -> {
          try {
            stream(request, out);
          } catch (IOException e) {
            broken.incrementAndGet();
          }
        });
    activate(server.url("/"));
    awaitEmitted(1);

    camera.deactivate();

    Eventually.until("the connection is closed", () -> broken.get() == 1);
  }

  @Test
  void staysRegisteredWithABadConfigurationAndRunsAgainWithAGoodOne() throws Exception {
    activate("");
    assertThat(camera.isConfigured()).isFalse();
    camera.modified(config(server.url("/"), Map.of("ca.file", "/no/such/file")));
    assertThat(camera.isConfigured()).isFalse();
    assertThat(log.contains("event=camera.misconfigured", "ca.file")).isTrue();

    camera.modified(config(server.url("/"), Map.of()));

    awaitEmitted(1);
  }

  private static void await(Callable<Boolean> condition) {
    try {
      Eventually.until("the test is so far", condition);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
