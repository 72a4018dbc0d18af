package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProposalLevelTest {

  private static final int PLENTY = 1_000_000;

  @Test
  void aCellsPlaceIsScaledBackToThePicture() throws NetworkException {
    // Of all answers only the one in row 1, column 2, which is the sixth of four columns.
    Network network =
        input -> {
          float[] probability = new float[2 * 12];
          probability[2 * 6 + 1] = 0.75f;
          float[] regression = new float[4 * 12];
          regression[4 * 6] = 0.125f;
          return List.of(
              new FloatTensor(new int[] {1, 3, 4, 2}, probability),
              new FloatTensor(new int[] {1, 3, 4, 4}, regression));
        };

    Candidates found = search(network, Drawings.noise(36, 32, 1), 0.5, PLENTY);

    // (2*2+1) / 0.5, (2*1+1) / 0.5, (2*2+12) / 0.5, (2*1+12) / 0.5
    assertThat(found.size()).isEqualTo(1);
    assertThat(Arrays.copyOf(found.corners(), 4)).containsExactly(10, 6, 32, 28);
    assertThat(found.score(0)).isEqualTo(0.75f);
    assertThat(found.shifts()[0]).isEqualTo(0.125f);
  }

  @Test
  void theThresholdItselfPasses() throws NetworkException {
    Network network =
        input ->
            List.of(
                new FloatTensor(new int[] {1, 1, 2, 2}, new float[] {0, 0.6f, 0, 0.59f}),
                new FloatTensor(new int[] {1, 1, 2, 4}, new float[8]));

    assertThat(search(network, Drawings.noise(20, 20, 1), 0.6, PLENTY).size()).isEqualTo(1);
  }

  @Property(tries = 100)
  void inBandsItFindsTheSameAsInOnePiece(
      @ForAll @IntRange(min = 20, max = 60) int width,
      @ForAll @IntRange(min = 20, max = 200) int height,
      @ForAll @IntRange(min = 1, max = 3000) int mostPixels,
      @ForAll @IntRange(min = 60, max = 100) int scalePercent,
      @ForAll long seed)
      throws NetworkException {
    RgbImage picture = Drawings.noise(width, height, seed);
    Network network = brighterThanTheMean();

    Candidates whole = search(network, picture, scalePercent / 100.0, PLENTY);
    Candidates inBands = search(network, picture, scalePercent / 100.0, mostPixels);

    assertThat(inBands.size()).isEqualTo(whole.size());
    for (int i = 0; i < 4 * whole.size(); i++) {
      assertThat(inBands.corners()[i]).isEqualTo(whole.corners()[i]);
    }
  }

  @Test
  void noBandIsLargerThanAllowed() throws NetworkException {
    List<Integer> pixels = new ArrayList<>();
    Network network =
        input -> {
          pixels.add(input.dimension(1) * input.dimension(2));
          return SquareNetworks.proposal().run(input);
        };

    search(network, Drawings.noise(100, 1000, 1), 0.6, 5000);

    assertThat(pixels).hasSizeGreaterThan(5).allMatch(count -> count <= 5000);
  }

  @Test
  void refusesAnAnswerOfAnotherShape() {
    Network network = input -> List.of(new FloatTensor(new int[] {2}, new float[2]));

    assertThatThrownBy(() -> search(network, Drawings.noise(40, 40, 1), 0.6, PLENTY))
        .isInstanceOf(NetworkException.class)
        .hasMessage("network proposal: is not the one expected, it answers [FloatTensor[2]]");
  }

  /** On noise about half of the cells are; where they are depends on every pixel. */
  private static Network brighterThanTheMean() {
    Network brightness = SquareNetworks.proposal();
    return input -> {
      List<FloatTensor> answer = brightness.run(input);
      float[] probability = answer.get(0).values();
      for (int i = 1; i < probability.length; i += 2) {
        probability[i] += 0.6f;
      }
      return answer;
    };
  }

  private static Candidates search(Network network, RgbImage picture, double scale, int mostPixels)
      throws NetworkException {
    ProposalLevel level =
        new ProposalLevel(network, scale, 0.6f, picture.width(), picture.height(), mostPixels);
    RowSums sums = new RowSums(picture);
    for (int y = 0; y < picture.height(); y++) {
      sums.read(y);
      level.add(y, sums.sums());
    }
    return level.found();
  }
}
