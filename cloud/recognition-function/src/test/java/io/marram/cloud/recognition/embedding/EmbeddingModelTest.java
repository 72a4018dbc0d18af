package io.marram.cloud.recognition.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cloud.recognition.FaceSearch;
import io.marram.faces.Face;
import io.marram.inference.EngineSettings;
import io.marram.inference.InferenceException;
import io.marram.inference.InferenceException.Reason;
import io.marram.inference.TorchScriptEngine;
import io.marram.vision.alignment.FaceChip;
import io.marram.vision.image.JpegEncoder;
import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.RgbImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real networks on real faces. */
final class EmbeddingModelTest {

  private static TorchScriptEngine engine;
  private static RgbImage photo;
  private static List<Face> faces;

  @TempDir private Path folder;

  @BeforeAll
  static void findFaces() throws Exception {
    engine = TorchScriptEngine.start(EngineSettings.defaults());
    try (InputStream file = EmbeddingModelTest.class.getResourceAsStream("/samples/sample6.jpg")) {
      photo = new PictureDecoder().decode(file.readAllBytes());
    }
    faces = new FaceSearch(engine).all(photo);
    assertThat(faces).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource
  void seesOnePersonInAChipAndDifferentPeopleInOnePhoto(EmbeddingModel model) throws Exception {
    FaceEmbedding embedding = model.open(engine);
    Embedding inPhoto = embedding.embed(photo, faces.get(0).landmarks());
    Embedding other = embedding.embed(photo, faces.get(1).landmarks());

    RgbImage chip = FaceChip.cut(photo, faces.get(0).landmarks());
    RgbImage received = new PictureDecoder().decode(new JpegEncoder().encode(chip, 0.9f));
    Embedding inChip =
        embedding.embed(received, FaceChip.landmarksInChip(faces.get(0).landmarks()));

    assertThat(UnitVector.length(inPhoto.vector())).isBetween(0.9999, 1.0001);
    assertThat(inPhoto.isLegible()).isTrue();
    assertThat(inPhoto.similarity(inChip)).isGreaterThan(0.97);
    assertThat(inPhoto.similarity(inChip)).isGreaterThan(inPhoto.similarity(other) + 0.05);
  }

  @ParameterizedTest
  @EnumSource
  void seesTheSamePersonInTheMirror(EmbeddingModel model) throws Exception {
    FaceEmbedding embedding = model.open(engine);
    RgbImage chip = FaceChip.cut(photo, faces.get(0).landmarks());
    Embedding face = embedding.embedWhole(chip);
    Embedding mirrored = embedding.embedWhole(mirror(chip));
    Embedding other = embedding.embedWhole(FaceChip.cut(photo, faces.get(1).landmarks()));

    assertThat(face.similarity(mirrored)).isGreaterThan(0.95);
    assertThat(face.similarity(mirrored)).isGreaterThan(face.similarity(other));
  }

  @Test
  void makesOutNoFaceWhereThereIsNone() throws Exception {
    byte[] grey = new byte[3 * 112 * 112];
    Arrays.fill(grey, (byte) 128);

    Embedding nothing =
        EmbeddingModel.MOBILE_FACE_NET.open(engine).embedWhole(new RgbImage(112, 112, grey));

    assertThat(nothing.isLegible()).isFalse();
  }

  @Test
  void tellsModelsApartByTheirIds() {
    assertThat(EmbeddingModel.MOBILE_FACE_NET.open(engine).id()).startsWith("mobilefacenet-");
    assertThat(EmbeddingModel.JOINED.open(engine).id()).contains("mobilefacenet-", "+dlib-resnet-");
  }

  @Test
  void loadsAModelOfOnesOwn() throws Exception {
    Path own = folder.resolve("own.pt");
    try (InputStream file =
        EmbeddingModelTest.class.getResourceAsStream("/models/mobilefacenet.pt")) {
      Files.copy(file, own);
    }

    FaceEmbedding embedding = EmbeddingModel.MOBILE_FACE_NET.open(engine, own);

    assertThat(embedding.id()).startsWith("mobilefacenet-own-");
    assertThat(embedding.embed(photo, faces.get(0).landmarks()).isLegible()).isTrue();
  }

  @Test
  void saysThatAModelFileIsMissing() {
    Path missing = folder.resolve("missing.pt");

    assertThatThrownBy(() -> EmbeddingModel.MOBILE_FACE_NET.open(engine, missing))
        .isInstanceOfSatisfying(
            InferenceException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MODEL_MISSING))
        .hasMessageContaining("missing.pt");
  }

  @Test
  void saysThatAModelFileIsDamaged() throws Exception {
    Path damaged = Files.write(folder.resolve("damaged.pt"), new byte[1000]);

    assertThatThrownBy(() -> EmbeddingModel.MOBILE_FACE_NET.open(engine, damaged))
        .isInstanceOfSatisfying(
            InferenceException.class,
            e -> assertThat(e.reason()).isEqualTo(Reason.MODEL_UNREADABLE))
        .hasMessageContaining("damaged.pt");
  }

  @Test
  void refusesOneFileForTwoNetworks() {
    assertThatThrownBy(() -> EmbeddingModel.JOINED.open(engine, folder.resolve("own.pt")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not joined");
  }

  @Test
  void namesTheModelsThereAre() {
    assertThat(EmbeddingModel.named("dlib-resnet")).isEqualTo(EmbeddingModel.DLIB_RESNET);
    assertThatThrownBy(() -> EmbeddingModel.named("resnet"))
        .hasMessage(
            "embedding model must be one of mobilefacenet, dlib-resnet, joined, was \"resnet\"");
  }

  private static RgbImage mirror(RgbImage picture) {
    byte[] rgb = new byte[picture.rgb().length];
    for (int i = 0; i < rgb.length / 3; i++) {
      int x = i % picture.width();
      int from = i - x + picture.width() - 1 - x;
      System.arraycopy(picture.rgb(), 3 * from, rgb, 3 * i, 3);
    }
    return new RgbImage(picture.width(), picture.height(), rgb);
  }
}
