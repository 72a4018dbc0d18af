package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MtcnnTest {

  private static final int SIDE = 24;

  /** So strict that only squares that are white all over are taken. */
  private static final MtcnnSettings STRICT = new MtcnnSettings(20, 0.709, 0.9f, 0.9f, 0.9f, 100);

  @Test
  void findsWhatTheNetworksTakeForFaces() throws NetworkException {
    RgbImage picture = Drawings.squares(160, 120, SIDE, 30, 20, 100, 70);

    List<Face> faces = mtcnn(STRICT).detect(picture);

    assertThat(faces).hasSize(2);
    for (Face face : faces) {
      float overlap =
          Math.max(
              face.box().intersectionOverUnion(new Box(30, 20, 54, 44)),
              face.box().intersectionOverUnion(new Box(100, 70, 124, 94)));
      assertThat(overlap).isGreaterThan(0.6f);
      assertThat(face.landmarks().eyeDistance()).isBetween(6f, 12f);
    }
    assertThat(faces.get(0).score()).isGreaterThanOrEqualTo(faces.get(1).score());
  }

  @Test
  void findsAFaceCutOffByTheEdge() throws NetworkException {
    RgbImage picture = Drawings.squares(100, 80, SIDE, -2, 58);

    List<Face> faces = mtcnn(STRICT).detect(picture);

    assertThat(faces).hasSize(1);
    assertThat(faces.get(0).box().left()).isLessThan(4);
    assertThat(faces.get(0).box().bottom()).isGreaterThan(74);
  }

  @Test
  void findsNothingWhereNothingIs() throws NetworkException {
    assertThat(mtcnn(STRICT).detect(Drawings.squares(160, 120, SIDE))).isEmpty();
  }

  @Test
  void findsNothingInAPictureSmallerThanAFace() throws NetworkException {
    assertThat(mtcnn(STRICT).detect(Drawings.squares(19, 500, 19, 0, 0))).isEmpty();
    assertThat(mtcnn(STRICT).detect(Drawings.squares(1, 1, 1, 0, 0))).isEmpty();
  }

  @Test
  void facesSmallerThanTheSmallestAreNotLookedFor() throws NetworkException {
    RgbImage picture = Drawings.squares(160, 120, SIDE, 30, 20);

    assertThat(mtcnn(STRICT.withSmallestFacePixels(40)).detect(picture)).isEmpty();
  }

  @Test
  void returnsNoMoreFacesThanAskedFor() throws NetworkException {
    MtcnnSettings one = new MtcnnSettings(20, 0.709, 0.9f, 0.9f, 0.9f, 1);
    RgbImage picture = Drawings.squares(160, 120, SIDE, 30, 20, 100, 70);

    assertThat(mtcnn(one).detect(picture)).hasSize(1);
  }

  @Test
  void aPictureOfNothingButFacesIsBoundedToo() throws NetworkException {
    int[] places = new int[2 * 1600];
    for (int i = 0; i < 1600; i++) {
      places[2 * i] = i % 40 * 30;
      places[2 * i + 1] = i / 40 * 30;
    }

    List<Face> faces = mtcnn(STRICT).detect(Drawings.squares(1200, 1200, SIDE, places));

    assertThat(faces).hasSize(STRICT.mostFaces());
  }

  @Test
  void aFailingNetworkIsNamed() {
    Network failing =
        input -> {
          throw new NetworkException("mtcnn-rnet", "out of memory");
        };
    Mtcnn mtcnn = new Mtcnn(SquareNetworks.proposal(), failing, SquareNetworks.output(), STRICT);

    assertThatThrownBy(() -> mtcnn.detect(Drawings.squares(100, 80, SIDE, 30, 20)))
        .isInstanceOf(NetworkException.class)
        .hasMessage("network mtcnn-rnet: out of memory");
  }

  private static Mtcnn mtcnn(MtcnnSettings settings) {
    return new Mtcnn(
        SquareNetworks.proposal(), SquareNetworks.refinement(), SquareNetworks.output(), settings);
  }
}
