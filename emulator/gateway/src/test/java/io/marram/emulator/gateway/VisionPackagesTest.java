package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The shipped bundles at work in one framework, while some of them are swapped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VisionPackagesTest {
  private FakeQueues queues;
  private RunningGateway gateway;
  private Path photos;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    photos = Files.createDirectories(directory.resolve("photos"));
    queues = new FakeQueues();
    gateway = RunningGateway.start(directory.resolve("home"), VisionGraph.packages());
    gateway.apply(VisionGraph.snapshot(photos, queues));
  }

  @AfterAll
  void stop() throws Exception {
    gateway.close();
    queues.close();
  }

  @Test
  void sendsTheFacesOfAPhotoToTheRequestQueue() throws Exception {
    VisionGraph.take(photos, "sample1.jpg");

    FakeQueues.Message message = queues.take();

    assertThat(message.queue()).isEqualTo("requests");
    assertThat(message.body().getString("thing", "")).isEqualTo("door");
    assertThat(message.body().get("faces").asArray()).isNotEmpty();
    assertThat(message.body().get("faces").asArray().get(0).asObject().names())
        .contains("encoded", "box", "landmarks", "score");
  }

  @Test
  void keepsAPhotoWhileTheDetectorIsAwayAndSendsItAfterwards() throws Exception {
    Bundle detector = gateway.bundle("io.marram.faces");
    detector.stop();
    VisionGraph.take(photos, "sample2.jpg");
    RunningGateway.await(() -> Files.exists(photos.resolve("sample2.jpg")), "the photo");

    assertThat(queues.isEmpty()).isTrue();
    detector.start();

    assertThat(queues.take().body().getString("filename", "")).isEqualTo("sample2.jpg");
  }

  @Test
  void keepsAPhotoWhileTheModelsAreAwayAndSendsItAfterwards() throws Exception {
    Bundle models = gateway.bundle("io.marram.models.faces");
    models.stop();
    VisionGraph.take(photos, "sample3.jpg");

    models.start();

    assertThat(queues.take().body().getString("filename", "")).isEqualTo("sample3.jpg");
  }

  @Test
  void keepsAPhotoWhileTheQueueIsAwayAndSendsItAfterwards() throws Exception {
    queues.setAway(true);
    VisionGraph.take(photos, "sample4.jpg");
    Thread.sleep(1_000);

    assertThat(queues.isEmpty()).isTrue();
    queues.setAway(false);

    assertThat(queues.take().body().getString("filename", "")).isEqualTo("sample4.jpg");
  }

  @Test
  void showsTheCamerasLastPictureWithTheFacesThatWereFoundOnIt() throws Exception {
    VisionGraph.take(photos, "sample5.jpg");
    queues.take();

    ForeignService observations =
        ForeignService.find(
            gateway.context(), "io.marram.emulator.kura.observation.WireObservations");

    RunningGateway.await(
        () -> observations.call("pictures").toString().matches(".*pid=camera.*label=face.*"),
        "the picture with its faces");
    assertThat((List<?>) observations.call("pictures")).hasSize(1);
    assertThat((List<?>) observations.call("stages"))
        .extracting(String::valueOf)
        .anyMatch(stage -> stage.contains("pid=faces, received="));
  }

  @Test
  void keepsEveryComponentVisible() {
    assertThat(gateway.configurations())
        .contains(
            "\"pid\":\"io.marram.inference.InferenceEngine\"",
            "\"pid\":\"camera\"",
            "\"pid\":\"faces\"",
            "\"pid\":\"recognition\"")
        .doesNotContain("\"secret\"}");
  }
}
