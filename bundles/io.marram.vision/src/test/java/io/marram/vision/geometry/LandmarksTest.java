package io.marram.vision.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.tensor.FloatList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LandmarksTest {

  private static final Landmarks FACE = Landmarks.of(10, 20, 30, 20, 20, 30, 12, 40, 28, 40);

  @Test
  void namesThePointsInOrder() {
    assertThat(FACE.leftEye()).isEqualTo(new Point(10, 20));
    assertThat(FACE.rightEye()).isEqualTo(new Point(30, 20));
    assertThat(FACE.nose()).isEqualTo(new Point(20, 30));
    assertThat(FACE.leftMouth()).isEqualTo(new Point(12, 40));
    assertThat(FACE.rightMouth()).isEqualTo(new Point(28, 40));
    assertThat(FACE.eyeDistance()).isEqualTo(20);
    assertThat(FACE.xy()).containsExactly(10, 20, 30, 20, 20, 30, 12, 40, 28, 40);
  }

  @Test
  void areWrittenAndRead() {
    assertThat(FACE.format()).isEqualTo("10,20,30,20,20,30,12,40,28,40");
    assertThat(Landmarks.parse(FACE.format())).isEqualTo(FACE);
  }

  @Test
  void refusesAnotherNumberOfPoints() {
    assertThatThrownBy(() -> Landmarks.parse("1,2,3,4"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("landmarks must be numbers \"x1,y1,...,x5,y5\", was \"1,2,3,4\"");
    assertThatThrownBy(() -> Landmarks.of(1, 2)).hasMessageContaining("had 2");
  }

  @Test
  void numbersBeyondAnyPictureAreCutToALimit() {
    Landmarks far = Landmarks.of(1e30f, -1e30f, 0, 0, 0, 0, 0, 0, 0, 0);

    assertThat(far.format()).startsWith("1000000000000,-1000000000000,0,");
  }

  @Property
  void loseLessThanAHundredthOfAPixelInWriting(
      @ForAll @Size(10) List<@FloatRange(min = -5000, max = 5000) Float> numbers) {
    float[] xy = FloatList.unwrap(numbers);
    float[] read = Landmarks.parse(Landmarks.of(xy).format()).xy();

    for (int i = 0; i < xy.length; i++) {
      assertThat(read[i]).isCloseTo(xy[i], within(0.006f));
    }
  }
}
