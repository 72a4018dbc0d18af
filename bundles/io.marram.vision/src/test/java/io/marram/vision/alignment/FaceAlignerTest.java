package io.marram.vision.alignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.geometry.Landmarks;
import io.marram.vision.geometry.SimilarityTransform;
import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class FaceAlignerTest {

  /** A square of 4 px whose points span it. */
  private static final FaceTemplate SMALL =
      new FaceTemplate(4, Landmarks.of(0, 0, 3, 0, 1.5f, 1.5f, 0, 3, 3, 3));

  private final FaceAligner aligner = new FaceAligner(SMALL);

  @Test
  void copiesPixelsThatNeedNoMoving() {
    RgbImage picture = ramp(10, 10);

    FloatTensor square =
        aligner.alignToTensor(picture, Landmarks.of(2, 3, 5, 3, 3.5f, 4.5f, 2, 6, 5, 6));

    assertThat(square.shape()).containsExactly(1, 4, 4, 3);
    // Row 1, column 2 comes from x = 4, y = 4: red is 10x, green 10y.
    assertThat(square.values()[(4 + 2) * 3]).isCloseTo(40, within(0.01f));
    assertThat(square.values()[(4 + 2) * 3 + 1]).isCloseTo(40, within(0.01f));
    assertThat(square.values()[(4 + 3) * 3]).isCloseTo(50, within(0.01f));
  }

  @Test
  void interpolatesBetweenPixels() {
    FloatTensor square =
        aligner.alignToTensor(
            ramp(10, 10),
            Landmarks.of(2.5f, 3.25f, 5.5f, 3.25f, 4, 4.75f, 2.5f, 6.25f, 5.5f, 6.25f));

    assertThat(square.values()[0]).isCloseTo(25, within(0.01f));
    assertThat(square.values()[1]).isCloseTo(32.5f, within(0.01f));
  }

  @Test
  void goesOnWithTheLastPixelsBeyondTheEdge() {
    // The square's first pixel would lie three pixels left of and above the picture.
    FloatTensor square =
        aligner.alignToTensor(ramp(10, 10), Landmarks.of(-3, -3, 0, -3, -1.5f, -1.5f, -3, 0, 0, 0));

    assertThat(square.values()[0]).isZero();
    assertThat(square.values()[15 * 3]).isZero();
    FloatTensor right =
        aligner.alignToTensor(ramp(10, 10), Landmarks.of(12, 2, 15, 2, 13.5f, 3.5f, 12, 5, 15, 5));
    assertThat(right.values()[0]).isCloseTo(90, within(0.01f));
  }

  @Test
  void averagesWhatItShrinks() {
    // Stripes of one pixel, black and white, shrunk four times, are grey and not stripes.
    byte[] rgb = new byte[3 * 16 * 16];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 2 == 0 ? 0 : 255);
    }

    FloatTensor square =
        aligner.alignToTensor(
            new RgbImage(16, 16, rgb), Landmarks.of(2, 2, 14, 2, 8, 8, 2, 14, 14, 14));

    for (int i = 0; i < 16; i++) {
      assertThat(square.values()[3 * i]).isBetween(90f, 165f);
    }
  }

  @Test
  void roundsToPixels() {
    RgbImage square =
        aligner.align(
            ramp(10, 10), Landmarks.of(2.26f, 3, 5.26f, 3, 3.76f, 4.5f, 2.26f, 6, 5.26f, 6));

    assertThat(square.sample(0, 0, 0)).isEqualTo(23);
    assertThat(square.sample(0, 0, 1)).isEqualTo(30);
  }

  @Test
  void refusesPointsThatCoincide() {
    assertThatThrownBy(
            () -> aligner.align(ramp(10, 10), Landmarks.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void copesWithPointsFarOutsideThePicture() {
    Landmarks far = Landmarks.of(-1e5f, 0, 1e5f, 0, 0, 1e5f, -1e5f, 2e5f, 1e5f, 2e5f);

    assertThat(aligner.align(ramp(10, 10), far).width()).isEqualTo(4);
  }

  @Property(tries = 100)
  void aChipHoldsTheFacesPointsWhereItSays(
      @ForAll @DoubleRange(min = 0.3, max = 5) double scale,
      @ForAll @DoubleRange(min = -1, max = 1) double angle,
      @ForAll @DoubleRange(min = -300, max = 300) double shift) {
    SimilarityTransform pose =
        new SimilarityTransform(scale * Math.cos(angle), scale * Math.sin(angle), shift, -shift);
    Landmarks inFrame = pose.apply(FaceTemplate.CHIP.landmarks());

    float[] inChip = FaceChip.landmarksInChip(inFrame).xy();

    float[] expected = FaceTemplate.CHIP.landmarks().xy();
    for (int i = 0; i < inChip.length; i++) {
      assertThat(inChip[i]).isCloseTo(expected[i], within(0.05f));
    }
  }

  @Test
  void aChipIsCutUpright() {
    // A frame whose red grows downwards, and a face lying on its side in it.
    RgbImage frame = ramp(25, 25);
    Landmarks onItsSide =
        new SimilarityTransform(0, 0.05, 15, 8).apply(FaceTemplate.CHIP.landmarks());

    RgbImage chip = FaceChip.cut(frame, onItsSide);

    assertThat(chip.width()).isEqualTo(FaceChip.SIZE);
    // Along the chip's rows the frame's y grows (green), its x stays (red).
    assertThat(chip.sample(150, 96, 1)).isGreaterThan(chip.sample(40, 96, 1) + 40);
    assertThat(chip.sample(150, 96, 0)).isCloseTo(chip.sample(40, 96, 0), within(1));
  }

  @Test
  void aNetworksCropCanBeCutFromTheChipAsFromTheFrame() {
    RgbImage frame = ramp(25, 25);
    Landmarks inFrame =
        new SimilarityTransform(0.1, 0.02, 3, 2).apply(FaceTemplate.CHIP.landmarks());
    FaceAligner arcFace = new FaceAligner(FaceTemplate.ARCFACE_112);

    float[] direct = arcFace.alignToTensor(frame, inFrame).values();
    float[] fromChip =
        arcFace
            .alignToTensor(FaceChip.cut(frame, inFrame), FaceChip.landmarksInChip(inFrame))
            .values();

    for (int i = 0; i < direct.length; i++) {
      assertThat(fromChip[i]).isCloseTo(direct[i], within(2f));
    }
  }

  /** Red grows by ten a column, green by ten a row. */
  private static RgbImage ramp(int width, int height) {
    byte[] rgb = new byte[3 * width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[3 * (y * width + x)] = (byte) (10 * x);
        rgb[3 * (y * width + x) + 1] = (byte) (10 * y);
      }
    }
    return new RgbImage(width, height, rgb);
  }
}
