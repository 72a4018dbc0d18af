package io.marram.cloud.recognition.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.alignment.FaceTemplate;
import io.marram.vision.geometry.Landmarks;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EmbeddingNetworkTest {

  private static final Landmarks POINTS = Landmarks.of(2, 2, 5, 2, 3.5f, 4, 2.5f, 6, 4.5f, 6);
  private static final FaceTemplate TEMPLATE = new FaceTemplate(8, POINTS);
  private static final FacePreparation PREPARATION = new FacePreparation(TEMPLATE, 100, 0.5f, 10);

  private final List<FloatTensor> inputs = new ArrayList<>();

  @Test
  void preparesSamplesAsTheNetworkWantsThem() throws NetworkException {
    embedding(answering(3, 4), false).embed(picture(8, 8), POINTS);

    FloatTensor input = inputs.get(0);
    assertThat(input.shape()).containsExactly(1, 8, 8, 3);
    // Red rises by 20 with x: (value - 100) / 2
    assertThat(input.values()[0]).isCloseTo(-50, within(1e-3f));
    assertThat(input.values()[3 * 7]).isCloseTo(20, within(1e-3f));
  }

  @Test
  void looksAtTheMirrorImageToo() throws NetworkException {
    embedding(answering(3, 4, 4, 3), true).embed(picture(8, 8), POINTS);

    FloatTensor input = inputs.get(0);
    assertThat(input.shape()).containsExactly(2, 8, 8, 3);
    int mirror = 8 * 8 * 3;
    assertThat(input.values()[mirror]).isEqualTo(input.values()[3 * 7]);
    assertThat(input.values()[mirror + 3 * 7]).isEqualTo(input.values()[0]);
  }

  @Test
  void answersTheDirectionInTheMiddleOfItsLooks() throws NetworkException {
    Embedding face = embedding(answering(30, 40, 4, 3), true).embed(picture(8, 8), POINTS);

    // (0.6, 0.8) + (0.8, 0.6), brought to length 1
    assertThat(face.vector()[0]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
    assertThat(face.vector()[1]).isCloseTo((float) Math.sqrt(0.5), within(1e-6f));
  }

  @Test
  void judgesLegibilityByTheLengthOfTheOutput() throws NetworkException {
    // Lengths 50 and 5, at least 10 wanted
    Embedding face = embedding(answering(30, 40, 4, 3), true).embed(picture(8, 8), POINTS);

    assertThat(face.legibility()).isCloseTo(2.75, within(1e-9));
    assertThat(face.isLegible()).isTrue();
  }

  @Test
  void survivesAnOutputWithoutDirection() throws NetworkException {
    Embedding face = embedding(answering(0, 0), false).embed(picture(8, 8), POINTS);

    assertThat(face.vector()).containsExactly(0, 0);
    assertThat(face.isLegible()).isFalse();
  }

  @Test
  void looksAtATightCutOutAsItIsToo() throws NetworkException {
    Landmarks large = Landmarks.of(1, 1, 7, 1, 4, 4, 2, 6, 6, 6);

    embedding(answering(1, 0, 0, 1), false).embed(picture(8, 8), large);

    assertThat(inputs.get(0).dimension(0)).isEqualTo(2);
  }

  @Test
  void looksOnceAtAFaceAtThePicturesEdge() throws NetworkException {
    Landmarks atEdge = Landmarks.of(-2, 30, 4, 30, 1, 33, -1, 36, 3, 36);

    embedding(answering(1, 0), false).embed(picture(64, 64), atEdge);

    assertThat(inputs.get(0).dimension(0)).isEqualTo(1);
  }

  @Test
  void looksOnceAtAPictureWithoutPoints() throws NetworkException {
    embedding(answering(1, 0), false).embedWhole(picture(8, 8));

    assertThat(inputs.get(0).dimension(0)).isEqualTo(1);
  }

  @Test
  void refusesPointsThatCoincide() {
    Landmarks point = Landmarks.of(3, 3, 3, 3, 3, 3, 3, 3, 3, 3);

    assertThatThrownBy(() -> embedding(answering(1, 0), false).embed(picture(8, 8), point))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void joinsTwoNetworksByWeight() throws NetworkException {
    FaceEmbedding ahead = new JoinedEmbedding(fixed("a", 1, 0, 3), fixed("b", 0, 1, 0.5), 0.7);
    FaceEmbedding aside = new JoinedEmbedding(fixed("a", 0.6f, 0.8f, 3), fixed("b", 0, 1, 1), 0.7);
    RgbImage picture = picture(8, 8);

    Embedding a = ahead.embed(picture, POINTS);
    Embedding b = aside.embed(picture, POINTS);

    // 0.3 * 0.6 + 0.7 * 1
    assertThat(a.similarity(b)).isCloseTo(0.88, within(1e-6));
    assertThat(a.similarity(a)).isCloseTo(1, within(1e-6));
    assertThat(a.legibility()).isEqualTo(3);
    assertThat(ahead.id()).isEqualTo("a+b");
    assertThat(ahead.embedWhole(picture).similarity(a)).isCloseTo(1, within(1e-6));
  }

  @Test
  void refusesToCompareFacesOfDifferentModels() {
    Embedding two = new Embedding(new float[] {1, 0}, 1);
    Embedding three = new Embedding(new float[] {1, 0, 0}, 1);

    assertThatThrownBy(() -> two.similarity(three))
        .hasMessage("vectors must be of one model, had 2 and 3 values");
  }

  private static FaceEmbedding embedding(Network network, boolean mirrored) {
    return new EmbeddingNetwork("test", PREPARATION, network, mirrored);
  }

  private static FaceEmbedding fixed(String id, float x, float y, double legibility) {
    return new EmbeddingNetwork(
        id,
        new FacePreparation(TEMPLATE, 0, 1, 1 / legibility),
        input -> List.of(new FloatTensor(new int[] {1, 2}, new float[] {x, y})),
        false);
  }

  private Network answering(float... values) {
    return input -> {
      inputs.add(input);
      int looks = input.dimension(0);
      return List.of(new FloatTensor(new int[] {looks, values.length / looks}, values));
    };
  }

  /** Red rises by 20 a pixel from left to right. */
  private static RgbImage picture(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int i = 0; i < width * height; i++) {
      rgb[3 * i] = (byte) Math.min(255, 20 * (i % width));
    }
    return new RgbImage(width, height, rgb);
  }
}
