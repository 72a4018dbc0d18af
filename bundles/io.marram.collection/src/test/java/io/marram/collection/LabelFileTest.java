package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.vision.geometry.Box;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelFileTest {

  @Property(tries = 200)
  void whatIsWrittenIsReadAgain(
      @ForAll String id,
      @ForAll long time,
      @ForAll @FloatRange(max = 500) float left,
      @ForAll @FloatRange(min = 1, max = 139) float width)
      throws Exception {
    LabelFile file =
        new LabelFile(
            id,
            "yard",
            time,
            640,
            480,
            List.of(new FrameLabel("a \"car\"", new Box(left, 0, left + width, 480), 0.25)));

    LabelFile read = LabelFile.read(file.toJson());

    assertThat(read.timeMillis()).isEqualTo(time);
    assertThat(read.labels()).hasSize(1);
    assertThat(read.labels().get(0).label()).isEqualTo("a \"car\"");
    assertThat(read.labels().get(0).box().right())
        .isBetween(left + width - 0.01f, left + width + 0.01f);
  }

  @Test
  void boxesAreCutToThePicture() {
    LabelFile file =
        new LabelFile(
            "r",
            "yard",
            0,
            100,
            100,
            List.of(
                new FrameLabel("car", new Box(-5, 50, 20, 500), 1),
                new FrameLabel("car", new Box(200, 50, 220, 60), 1)));

    assertThat(file.labels()).containsExactly(new FrameLabel("car", new Box(0, 50, 20, 100), 1));
  }

  @Test
  void theLongestNamesMakeAFileThatIsReadAgain() throws Exception {
    FrameLabel label = new FrameLabel("\u00e4".repeat(64), new Box(0, 0, 9, 9), 0.123456789);
    CollectedFrame frame =
        new CollectedFrame(
            "\u20ac".repeat(2_000_000),
            "\u20ac".repeat(2_000_000),
            0,
            new byte[0],
            Collections.nCopies(1_000, label));

    assertThat(LabelFile.read(LabelFile.of(frame, 10, 10).toJson()).labels()).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"width\":1,\"height\":1}",
        "{\"width\":1,\"height\":1,\"labels\":{}}",
        "{\"width\":0,\"height\":1,\"labels\":[]}",
        "{\"width\":1e9,\"height\":1,\"labels\":[]}",
        "{\"width\":9,\"height\":9,\"labels\":[{\"label\":\"car\",\"score\":1,\"box\":[1,2,3]}]}",
        "{\"width\":9,\"height\":9,\"labels\":[{\"label\":\"car\",\"score\":1,\"box\":[1,2,-3,1]}]}",
        "{\"width\":9,\"height\":9,\"labels\":[{\"label\":\"\",\"score\":1,\"box\":[1,2,3,1]}]}",
        "{\"width\":9,\"height\":9,\"labels\":[{\"label\":\"car\",\"score\":7,\"box\":[1,2,3,1]}]}",
        "{\"width\":9,\"height\":9,\"labels\":[{\"label\":\"car\",\"score\":1,\"box\":[1e99,2,3,1]}]}"
      })
  void whatIsNoLabelFileIsRefused(String json) {
    assertThatThrownBy(() -> LabelFile.read(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(LabelFormatException.class);
  }

  @Test
  void deepAndLongFilesAreRefused() {
    assertThatThrownBy(() -> LabelFile.read("[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(LabelFormatException.class);
    assertThatThrownBy(() -> LabelFile.read(new byte[LabelFile.MOST_BYTES + 1]))
        .isInstanceOf(LabelFormatException.class);
  }
}
