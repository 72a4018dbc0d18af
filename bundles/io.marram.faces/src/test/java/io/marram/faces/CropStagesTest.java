package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropStagesTest {

  private static final RgbImage PICTURE = Drawings.noise(200, 200, 1);

  @Test
  void refinementKeepsScoresAboveTheThresholdMovesAndSquares() throws NetworkException {
    Candidates proposals = new Candidates();
    proposals.add(10, 20, 57, 67, 0.99f);
    proposals.add(110, 120, 157, 167, 0.99f);

    Candidates refined =
        new RefinementStage(answering(new float[] {0.7f, 0.8f}, 0, 0, 0, 0.25f), 0.7f)
            .refine(PICTURE, proposals);

    // The first is not above 0.7. The second: 48 high, its lower side goes down by 12, to 47 x 59,
    // and the square around that is 6 wider on both sides.
    assertThat(refined.size()).isEqualTo(1);
    assertThat(refined.score(0)).isEqualTo(0.8f);
    assertThat(Arrays.copyOf(refined.corners(), 4)).containsExactly(104, 120, 163, 179);
  }

  @Test
  void refinementSuppressesOverlaps() throws NetworkException {
    Candidates proposals = new Candidates();
    proposals.add(10, 20, 57, 67, 0.99f);
    proposals.add(11, 21, 58, 68, 0.99f);

    Candidates refined =
        new RefinementStage(answering(new float[] {0.8f, 0.9f}, 0, 0, 0, 0), 0.7f)
            .refine(PICTURE, proposals);

    assertThat(refined.size()).isEqualTo(1);
    assertThat(refined.corners()[0]).isEqualTo(11);
  }

  @Test
  void outputPlacesThePointsInTheBoxBeforeItMoves() throws NetworkException {
    Candidates refined = new Candidates();
    refined.add(10, 20, 57, 67, 0.8f);

    List<Face> faces =
        new OutputStage(answering(new float[] {0.95f}, 0.5f, 0, 0, 0), 0.7f)
            .finish(PICTURE, refined);

    // 48 pixels wide: the left side moves by 24; points at shares of 48, counted from 1.
    assertThat(faces).hasSize(1);
    assertThat(faces.get(0).box()).isEqualTo(new Box(34, 20, 57, 67));
    assertThat(faces.get(0).score()).isEqualTo(0.95f);
    assertThat(faces.get(0).landmarks().leftEye().x()).isCloseTo(10 - 1 + 14.4f, within(1e-3f));
    assertThat(faces.get(0).landmarks().leftEye().y()).isCloseTo(20 - 1 + 19.2f, within(1e-3f));
    assertThat(faces.get(0).landmarks().rightMouth().x()).isCloseTo(10 - 1 + 31.2f, within(1e-3f));
    assertThat(faces.get(0).landmarks().rightMouth().y()).isCloseTo(20 - 1 + 38.4f, within(1e-3f));
  }

  @Test
  void outputDropsASmallFaceInsideALargeOne() throws NetworkException {
    Candidates refined = new Candidates();
    refined.add(40, 40, 60, 60, 0.8f);
    refined.add(10, 10, 110, 110, 0.8f);
    refined.add(120, 120, 150, 150, 0.8f);

    List<Face> faces =
        new OutputStage(answering(new float[] {0.8f, 0.9f, 0.85f}, 0, 0, 0, 0), 0.7f)
            .finish(PICTURE, refined);

    assertThat(faces).extracting(face -> face.box().left()).containsExactly(10f, 120f);
  }

  @Test
  void outputDropsABoxTurnedInsideOut() throws NetworkException {
    Candidates refined = new Candidates();
    refined.add(10, 20, 57, 67, 0.8f);

    assertThat(
            new OutputStage(answering(new float[] {0.95f}, 2, 0, 0, 0), 0.7f)
                .finish(PICTURE, refined))
        .isEmpty();
  }

  @Test
  void outputDropsABoxThatIsNoNumber() throws NetworkException {
    Candidates refined = new Candidates();
    refined.add(10, 20, 57, 67, 0.8f);
    refined.add(110, 20, 157, 67, 0.8f);
    Network endless = answering(new float[] {0.9f, 0.95f}, 0, 0, Float.POSITIVE_INFINITY, 0);

    assertThat(new OutputStage(endless, 0.7f).finish(PICTURE, refined)).isEmpty();
  }

  /** A network that gives these scores in turn, the same shifts to all, and the usual points. */
  private static Network answering(float[] scores, float... shifts) {
    return input -> {
      int count = input.dimension(0);
      float[] probability = new float[2 * count];
      float[] regression = new float[4 * count];
      float[] points = new float[10 * count];
      for (int i = 0; i < count; i++) {
        probability[2 * i + 1] = scores[i];
        System.arraycopy(shifts, 0, regression, 4 * i, 4);
        System.arraycopy(SquareNetworks.POINTS, 0, points, 10 * i, 10);
      }
      return List.of(
          new FloatTensor(new int[] {count, 2}, probability),
          new FloatTensor(new int[] {count, 4}, regression),
          new FloatTensor(new int[] {count, 10}, points));
    };
  }
}
