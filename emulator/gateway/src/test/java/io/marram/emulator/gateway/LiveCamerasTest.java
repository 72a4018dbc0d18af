package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.wiring.BundleWiring;

/** Live cameras of the shipped bundle film on a gateway, also while the bundle is updated. */
class LiveCamerasTest {
  private static final String CAMERA = "io.marram.camera";

  @TempDir private Path directory;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private RunningGateway gateway;

  @BeforeEach
  void start() throws Exception {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    ImageIO.write(picture, "jpeg", directory.resolve("a.jpg").toFile());
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::film);
    server.setExecutor(threads);
    server.start();
    gateway =
        RunningGateway.start(
            directory.resolve("home"),
            TestPackage.write(directory, "1.0.0"),
            VisionGraph.packages()[1]);
    gateway.applyIfNew(graph());
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void filmAndGoOnAfterAnUpdateThatLeavesNothingBehind() throws Exception {
    awaitFrames("process");
    awaitFrames("network");
    WeakReference<ClassLoader> replaced =
        new WeakReference<>(gateway.bundle(CAMERA).adapt(BundleWiring.class).getClassLoader());
    String firstProcess = processes().get(0);

    gateway.update(VisionGraph.packages()[1], CAMERA, "0.1.1");

    awaitFrames("process");
    awaitFrames("network");
    assertThat(ProcessHandle.of(Long.parseLong(firstProcess)).filter(ProcessHandle::isAlive))
        .isEmpty();
    RunningGateway.awaitCollected(List.of(replaced));
    gateway.bundle(CAMERA).stop();
    assertThat(processes())
        .hasSizeGreaterThanOrEqualTo(2)
        .allMatch(
            pid -> ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive).isEmpty());
  }

  private String graph() {
    String script = "cd " + directory + "; echo $$ >> pids; while cat a.jpg; do sleep 0.1; done";
    JsonObject process =
        new JsonObject()
            .add("command", text("sh -c '" + script + "'"))
            .add("source.name", text("process"));
    JsonObject network =
        new JsonObject()
            .add("url", text("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
            .add("source.name", text("network"));
    return new Snapshots()
        .component("one", "io.marram.camera.ProcessCamera", 0, 1, process)
        .component("two", "io.marram.camera.HttpCamera", 0, 1, network)
        .component("sink", "io.marram.emulator.gateway.fixture.Sink", 1, 0)
        .wire("one", "sink")
        .wire("two", "sink")
        .json();
  }

  private static JsonObject text(String value) {
    return Snapshots.property("STRING", Json.value(value));
  }

  private void film(HttpExchange exchange) throws IOException {
    byte[] picture = Files.readAllBytes(directory.resolve("a.jpg"));
    exchange.getResponseHeaders().add("Content-Type", "multipart/x-mixed-replace;boundary=b");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (!Thread.currentThread().isInterrupted()) {
        out.write("--b\r\nContent-Type: image/jpeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.write(picture);
        out.flush();
        Thread.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> processes() throws IOException {
    return Files.readAllLines(directory.resolve("pids"));
  }

  private void awaitFrames(String source) throws Exception {
    List<String> received = gateway.received("sink");
    int before = received.size();
    RunningGateway.await(
        () ->
            received.stream()
                .skip(before)
                .anyMatch(frame -> frame.contains("frame.source=" + source)),
        "frames of " + source);
  }
}
