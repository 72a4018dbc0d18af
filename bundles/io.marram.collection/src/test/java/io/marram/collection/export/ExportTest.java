package io.marram.collection.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import io.marram.collection.CollectedFrame;
import io.marram.collection.CollectionFolder;
import io.marram.collection.FolderSettings;
import io.marram.collection.FrameLabel;
import io.marram.collection.Frames;
import io.marram.vision.geometry.Box;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

  private static final byte[] PICTURE = Frames.noise(200, 100, 1);

  @TempDir Path data;
  private Path collected;
  private Path out;

  @BeforeEach
  void collect() throws Exception {
    collected = data.resolve("collected");
    out = data.resolve("out");
    try (CollectionFolder folder =
        new CollectionFolder(new FolderSettings(collected, 10 << 20, 0))) {
      keep(folder, 1, new FrameLabel("truck", new Box(20, 10, 60, 50), 0.9));
      keep(
          folder,
          2,
          new FrameLabel("car", new Box(0, 0, 200, 100), 0.8),
          new FrameLabel("a \"bus\"", new Box(1, 1, 2, 2), 0.1));
      keep(folder, 3);
      folder.markUploaded(folder.oldestWaiting().orElseThrow());
    }
  }

  @Test
  void yoloHasATextFileForEachPicture() throws Exception {
    new YoloWriter().write(TrainingSet.read(collected, 0.3), out);

    assertThat(names("images")).hasSize(3).allMatch(name -> name.endsWith(".jpg"));
    List<String> labels = names("labels");
    assertThat(labels).hasSize(3);
    assertThat(Files.readString(out.resolve("labels").resolve(labels.get(0))))
        .isEqualTo("1 0.200000 0.300000 0.200000 0.400000\n");
    assertThat(Files.readString(out.resolve("labels").resolve(labels.get(1))))
        .isEqualTo("0 0.500000 0.500000 1.000000 1.000000\n");
    assertThat(out.resolve("labels").resolve(labels.get(2))).isEmptyFile();
    assertThat(out.resolve("data.yaml"))
        .content()
        .contains("train: images\n", "nc: 2\n", "  0: \"car\"\n  1: \"truck\"\n");
  }

  @Test
  void cocoHasOneFileForAll() throws Exception {
    new CocoWriter().write(TrainingSet.read(collected, 0), out);

    JsonObject coco = Json.parse(Files.readString(out.resolve("annotations.json"))).asObject();
    assertThat(coco.get("images").asArray()).hasSize(3);
    assertThat(coco.get("annotations").asArray()).hasSize(3);
    assertThat(coco.get("categories").toString())
        .isEqualTo(
            "[{\"id\":1,\"name\":\"a \\\"bus\\\"\"},{\"id\":2,\"name\":\"car\"},{\"id\":3,\"name\":\"truck\"}]");
    JsonObject truck = coco.get("annotations").asArray().get(0).asObject();
    assertThat(truck.get("image_id").asInt()).isEqualTo(1);
    assertThat(truck.get("category_id").asInt()).isEqualTo(3);
    assertThat(truck.get("bbox").toString()).isEqualTo("[20,10,40,40]");
    assertThat(truck.get("area").asInt()).isEqualTo(1_600);
    JsonObject image = coco.get("images").asArray().get(0).asObject();
    assertThat(out.resolve("images").resolve(image.get("file_name").asString())).exists();
    assertThat(image.get("width").asInt()).isEqualTo(200);
  }

  @Test
  void damagedFilesAreSkippedAndNamed() throws Exception {
    Files.writeString(collected.resolve("broken.json"), "{");
    Files.write(collected.resolve("broken.jpg"), PICTURE);
    Files.writeString(collected.resolve("alone.json"), "{}");

    TrainingSet set = TrainingSet.read(collected, 0.3);

    assertThat(set.pictures()).hasSize(3);
    assertThat(set.skipped()).hasSize(2);
    assertThat(set.skipped().get(0)).isEqualTo("alone.json: no picture is beside it");
    assertThat(set.skipped().get(1)).startsWith("broken.json: ");
  }

  @Test
  void whatIsThereIsNotReplaced() throws Exception {
    TrainingSet set = TrainingSet.read(collected, 0.3);
    new YoloWriter().write(set, out);

    assertThatThrownBy(() -> new YoloWriter().write(set, out))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private static void keep(CollectionFolder folder, int number, FrameLabel... labels)
      throws IOException {
    folder.keep(
        new CollectedFrame("r-" + number, "yard", 1_000L * number, PICTURE, List.of(labels)),
        200,
        100);
  }

  private List<String> names(String folder) throws IOException {
    try (Stream<Path> all = Files.list(out.resolve(folder))) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
