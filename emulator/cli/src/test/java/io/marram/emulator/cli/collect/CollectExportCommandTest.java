package io.marram.emulator.cli.collect;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.collection.CollectedFrame;
import io.marram.collection.CollectionFolder;
import io.marram.collection.FolderSettings;
import io.marram.collection.FrameLabel;
import io.marram.emulator.cli.TestContext;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.RgbImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectExportCommandTest {

  @TempDir private Path home;
  private TestContext user;
  private Path collected;
  private Path out;

  @BeforeEach
  void collect() throws IOException {
    user = new TestContext(home);
    collected = home.resolve("collected");
    out = home.resolve("out");
    byte[] picture = new JpegEncoder().encode(new RgbImage(64, 48, new byte[64 * 48 * 3]), 0.9f);
    try (CollectionFolder folder =
        new CollectionFolder(new FolderSettings(collected, 1 << 20, 0))) {
      for (int i = 1; i <= 3; i++) {
        FrameLabel car = new FrameLabel("car", new Box(0, 0, 32, 24), i * 0.2);
        folder.keep(new CollectedFrame("r" + i, "yard", i, picture, List.of(car)), 64, 48);
      }
    }
  }

  @Test
  void writesYolo() {
    assertThat(export("yolo")).isZero();

    assertThat(user.out()).contains("3 pictures and 2 labels in " + out);
    assertThat(out.resolve("data.yaml")).exists();
    assertThat(out.resolve("images")).isDirectoryContaining("glob:**.jpg");
    assertThat(out.resolve("labels")).isDirectoryContaining("glob:**.txt");
  }

  @Test
  void writesCocoWithLabelsOfAnyScore() {
    assertThat(export("coco", "--least-score", "0")).isZero();

    assertThat(user.out()).contains("3 pictures and 3 labels in " + out);
    assertThat(out.resolve("annotations.json")).content().contains("\"bbox\":[0,0,32,24]");
  }

  @Test
  void replacesNothing() throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("mine.txt"), "mine");

    assertThat(export("yolo")).isEqualTo(1);

    assertThat(user.err()).contains("is not empty");
    assertThat(out.resolve("data.yaml")).doesNotExist();
  }

  @Test
  void saysWhatItSkips() throws IOException {
    Files.writeString(collected.resolve("broken.json"), "{");

    assertThat(export("yolo")).isZero();

    assertThat(user.err()).contains("skipped broken.json");
  }

  @Test
  void aFolderWithoutPicturesIsAFailure() {
    assertThat(
            user.run(
                "collect",
                "export",
                home.resolve("none").toString(),
                "--format",
                "yolo",
                "--out",
                out.toString()))
        .isEqualTo(1);
    assertThat(user.err()).contains("is no folder");
  }

  @Test
  void anotherFormatIsWrongUsage() {
    assertThat(export("voc")).isEqualTo(2);
    assertThat(export("yolo", "--least-score", "7")).isEqualTo(2);
    assertThat(user.run("collect")).isEqualTo(2);
  }

  private int export(String format, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "collect",
                "export",
                collected.toString(),
                "--format",
                format,
                "--out",
                out.toString()));
    arguments.addAll(List.of(options));
    return user.run(arguments.toArray(String[]::new));
  }
}
