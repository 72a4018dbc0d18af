package io.marram.emulator.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.JsonObject;
import java.awt.image.BufferedImage;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleWiring;

/** Shipped bundles are updated while a camera goes on emitting frames. */
class HotSwapTest {
  private static final String FACES = "io.marram.faces";
  private static final String INFERENCE = "io.marram.inference";
  private static final int PICTURES = 10;

  @TempDir private Path directory;
  private Path photos;
  private FakeQueues queues;
  private RunningGateway gateway;

  /** How often each frame was answered, by request id. */
  private final Map<String, Integer> answers = new TreeMap<>();

  @BeforeEach
  void start() throws Exception {
    photos = Files.createDirectories(directory.resolve("photos"));
    for (int i = 0; i < PICTURES; i++) {
      BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(picture, "png", photos.resolve("picture" + i + ".png").toFile());
    }
    queues = new FakeQueues();
    gateway = RunningGateway.start(directory.resolve("home"), VisionGraph.packages());
    gateway.apply(VisionGraph.loop(photos, queues));
  }

  @AfterEach
  void stop() throws Exception {
    gateway.close();
    queues.close();
  }

  @Test
  void anUpdateOfTheDetectorLosesNothingAndLeavesNothingBehind() throws Exception {
    Set<String> started = startedBundles();
    List<WeakReference<ClassLoader>> loaders = updateAgainAndAgain(FACES, 5);

    assertThat(started).containsExactly(FACES);
    assertEveryFrameAnsweredOnce();
    RunningGateway.awaitCollected(loaders);
  }

  @Test
  void anUpdateOfTheEngineNeedsNoRestartAndLeavesNothingBehind() throws Exception {
    Set<String> started = startedBundles();

    List<WeakReference<ClassLoader>> loaders = updateAgainAndAgain(INFERENCE, 3);

    assertThat(started).containsExactly(INFERENCE);
    assertEveryFrameAnsweredOnce();
    RunningGateway.awaitCollected(loaders);
  }

  private List<WeakReference<ClassLoader>> updateAgainAndAgain(String name, int updates)
      throws Exception {
    takeAnswers(PICTURES);
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int update = 1; update <= updates; update++) {
      Bundle bundle = gateway.bundle(name);
      loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
      gateway.update(VisionGraph.packages()[1], name, "0.1." + update);
      takeAnswers(PICTURES);
    }
    return loaders;
  }

  private Set<String> startedBundles() {
    Set<String> started = new ConcurrentSkipListSet<>();
    gateway
        .context()
        .addBundleListener(
            event -> {
              if (event.getType() == BundleEvent.STARTED) {
                started.add(event.getBundle().getSymbolicName());
              }
            });
    return started;
  }

  private void takeAnswers(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      takeAnswer();
    }
  }

  private void takeAnswer() throws InterruptedException {
    JsonObject answer = queues.take().body();
    assertThat(answer.getString("result", "")).isEqualTo("No-Face");
    answers.merge(answer.getString("request_id", ""), 1, Integer::sum);
  }

  /** The request ids of one round are all there before the next round begins. */
  private void assertEveryFrameAnsweredOnce() throws Exception {
    gateway.bundle("io.marram.camera").stop();
    while (!queues.isEmpty()) {
      takeAnswer();
    }
    assertThat(answers.values()).containsOnly(1);
    Map<String, Integer> rounds = new TreeMap<>();
    answers.keySet().forEach(id -> rounds.merge(round(id), 1, Integer::sum));
    int last = rounds.keySet().stream().mapToInt(Integer::parseInt).max().orElseThrow();
    assertThat(last).isPositive();
    IntStream.range(0, last)
        .forEach(round -> assertThat(rounds).containsEntry(Integer.toString(round), PICTURES));
  }

  /** The camera writes it behind the name and the digest, if it is not the first. */
  private static String round(String requestId) {
    String[] parts = requestId.split("-");
    return parts.length > 2 ? parts[2] : "0";
  }
}
