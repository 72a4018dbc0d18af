package io.marram.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.image.RgbImage;
import io.marram.vision.tensor.FloatTensor;
import io.marram.vision.tensor.Network;
import io.marram.vision.tensor.NetworkException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CropNetworkTest {

  private static final RgbImage PICTURE = Drawings.squares(20, 20, 5, 10, 10);

  private final List<Integer> batches = new ArrayList<>();

  /** Answers the first red value of each square. */
  private final Network firstValue =
      input -> {
        int count = input.dimension(0);
        batches.add(count);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
          values[i] = input.values()[i * input.values().length / count];
        }
        return List.of(new FloatTensor(new int[] {count, 1}, values));
      };

  @Test
  void runsInBatchesAndSkipsBoxesWithoutPixels() throws NetworkException {
    Candidates boxes = new Candidates();
    boxes.add(1, 1, 4, 4, 1);
    boxes.add(30, 30, 40, 40, 1);
    boxes.add(11, 11, 14, 14, 1);
    boxes.add(2, 2, 5, 5, 1);
    List<String> seen = new ArrayList<>();

    new CropNetwork("test", firstValue, 24, 2, 1)
        .run(
            PICTURE,
            boxes,
            (box, outputs, row) ->
                seen.add(box + (outputs.get(0).values()[row] > 0 ? " white" : " black")));

    assertThat(seen).containsExactly("0 black", "2 white", "3 black");
    assertThat(batches).containsExactly(2, 1);
  }

  @Test
  void withoutBoxesTheNetworkIsNotAsked() throws NetworkException {
    new CropNetwork("test", firstValue, 24, 2, 1).run(PICTURE, new Candidates(), (b, o, r) -> {});

    assertThat(batches).isEmpty();
  }

  @Test
  void refusesAnswersForAnotherNumberOfBoxes() {
    Network network = input -> List.of(new FloatTensor(new int[] {3, 1}, new float[3]));
    Candidates boxes = new Candidates();
    boxes.add(1, 1, 4, 4, 1);

    assertThatThrownBy(
            () -> new CropNetwork("test", network, 24, 2, 1).run(PICTURE, boxes, (b, o, r) -> {}))
        .isInstanceOf(NetworkException.class)
        .hasMessageContaining("FloatTensor[3, 1]")
        .hasMessageContaining("FloatTensor[1, 24, 24, 3]");
  }

  @Test
  void refusesAnswersOfAnotherShape() {
    Candidates boxes = new Candidates();
    boxes.add(1, 1, 4, 4, 1);

    assertThatThrownBy(
            () ->
                new CropNetwork("test", firstValue, 24, 2, 2, 4)
                    .run(PICTURE, boxes, (b, o, r) -> {}))
        .isInstanceOf(NetworkException.class)
        .hasMessageStartingWith("network test: is not the one expected");
  }
}
