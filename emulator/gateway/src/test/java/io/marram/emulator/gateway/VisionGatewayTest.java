package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole gateway process with the shipped packages. */
class VisionGatewayTest {
  private static final long LARGEST_MEBIBYTES = 500;

  @TempDir private Path directory;

  @Test
  void staysSmallAndSendsEveryPhotoEvenWhenItIsKilledInBetween() throws Exception {
    Path photos = Files.createDirectories(directory.resolve("photos"));
    try (FakeQueues queues = new FakeQueues()) {
      Path graph =
          Files.writeString(directory.resolve("graph.json"), VisionGraph.snapshot(photos, queues));
      try (GatewayProcess gateway = start(graph)) {
        gateway.awaitEvent("ready");
        for (int sample = 1; sample <= 3; sample++) {
          VisionGraph.take(photos, "sample" + sample + ".jpg");
          queues.take();
        }
        // Killed before this, it would send the last photo once more.
        Path done = photos.resolve("done").resolve("sample3.jpg");
        RunningGateway.await(() -> Files.exists(done), done.toString());
        assertThat(gateway.residentMebibytes()).isLessThan(LARGEST_MEBIBYTES);

        queues.setAway(true);
        VisionGraph.take(photos, "sample4.jpg");
        gateway.kill();
        gateway.awaitExit();
      }
      queues.setAway(false);
      try (GatewayProcess gateway = start(graph)) {
        gateway.awaitEvent("ready");
        assertThat(queues.take().body().getString("filename", "")).isEqualTo("sample4.jpg");
        gateway.closeInput();
        assertThat(gateway.awaitExit()).isZero();
      }
    }
  }

  private GatewayProcess start(Path graph) throws IOException {
    List<String> arguments = new ArrayList<>();
    for (Path file : VisionGraph.packages()) {
      arguments.addAll(List.of("--package", file.toString()));
    }
    arguments.addAll(
        List.of("--home", directory.resolve("home").toString(), "--graph", graph.toString()));
    return GatewayProcess.start(directory.resolve("gateway.log"), arguments.toArray(String[]::new));
  }
}
