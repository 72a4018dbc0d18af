package io.marram.camera.ffmpeg.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.camera.ffmpeg.TestVideos;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The bundles are updated again and again in one JVM, which loads a library file only once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotSwapTest {

  private static final int UPDATES = 5;

  private Path folder;
  private Path video;
  private InstalledFfmpeg installed;

  @BeforeAll
  void install(@TempDir Path directory) throws Exception {
    folder = directory;
    video = TestVideos.testPicture(folder.resolve("v.mp4"), 64, 48, 10, 1);
    installed = new InstalledFfmpeg(folder);
  }

  @AfterAll
  void stop() throws Exception {
    installed.close();
  }

  @Test
  void anUpdateOfTheCameraLoadsNothingAgainAndLeavesNothingBehind() throws Exception {
    assertThat(installed.count(video)).isEqualTo(10);
    long mapped = mapped();
    List<WeakReference<ClassLoader>> before = new ArrayList<>();

    for (int i = 0; i < UPDATES; i++) {
      before.add(new WeakReference<>(installed.cameraLoader()));
      installed.updateCamera();
      assertThat(installed.count(video)).isEqualTo(10);
    }

    assertThat(mapped()).isLessThanOrEqualTo(mapped);
    awaitCollected(before);
  }

  @Test
  void anUpdateOfTheNativesLoadsThemFromANewFolder() throws Exception {
    assertThat(installed.count(video)).isEqualTo(10);
    List<WeakReference<ClassLoader>> before = new ArrayList<>();

    for (int i = 0; i < UPDATES; i++) {
      before.add(new WeakReference<>(installed.nativesLoader()));
      installed.updateBoth();
      assertThat(installed.count(video)).isEqualTo(10);
    }

    assertThat(revisions()).hasSize(1);
    awaitCollected(before);
    // that of the first revision, which the others' glue found already loaded, and the last one's
    Eventually.until("those of old revisions are unloaded", () -> mapped() <= 2);
  }

  private static void awaitCollected(List<WeakReference<ClassLoader>> loaders) throws Exception {
    Eventually.until(
        "class loaders are collected",
        () -> {
          System.gc();
          return loaders.stream().allMatch(loader -> loader.get() == null);
        });
  }

  private List<Path> revisions() throws Exception {
    try (Stream<Path> folders = Files.list(folder.resolve("libraries"))) {
      return folders.toList();
    }
  }

  /** How often FFmpeg's largest library is mapped into this process. */
  private static long mapped() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/maps")).stream()
        .filter(line -> line.contains("libavcodec.so") && line.contains("r-xp"))
        .count();
  }
}
