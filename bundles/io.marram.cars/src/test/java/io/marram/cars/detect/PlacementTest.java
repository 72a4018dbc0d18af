package io.marram.cars.detect;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.data.Offset;

class PlacementTest {

  @Property(tries = 300)
  void leadsThereAndBack(
      @ForAll @IntRange(min = 1, max = 4000) int width,
      @ForAll @IntRange(min = 1, max = 4000) int height,
      @ForAll @IntRange(min = 0, max = 500) int left,
      @ForAll @IntRange(min = 0, max = 500) int top,
      @ForAll @IntRange(min = 32, max = 1024) int inputWidth,
      @ForAll @IntRange(min = 32, max = 1024) int inputHeight,
      @ForAll boolean letterbox) {
    Region region = new Region(left, top, width, height);
    Placement placement =
        letterbox
            ? Placement.letterbox(region, inputWidth, inputHeight)
            : Placement.stretch(region, inputWidth, inputHeight);

    for (int part = 0; part <= 4; part++) {
      float x = left + part * width / 4f;
      float y = top + part * height / 4f;
      assertThat(placement.pictureX(placement.inputX(x))).isCloseTo(x, Offset.offset(0.5f));
      assertThat(placement.pictureY(placement.inputY(y))).isCloseTo(y, Offset.offset(0.5f));
    }
    assertThat(placement.inputX(left)).isGreaterThanOrEqualTo(0);
    assertThat(placement.inputX(left + width)).isLessThanOrEqualTo(inputWidth);
    assertThat(placement.inputY(top)).isGreaterThanOrEqualTo(0);
    assertThat(placement.inputY(top + height)).isLessThanOrEqualTo(inputHeight);
  }

  @Property(tries = 300)
  void aLetterboxIsAsLargeAsItCanBeAndKeepsThePicturesShape(
      @ForAll @IntRange(min = 100, max = 4000) int width,
      @ForAll @IntRange(min = 100, max = 4000) int height,
      @ForAll @IntRange(min = 256, max = 1024) int inputWidth,
      @ForAll @IntRange(min = 256, max = 1024) int inputHeight) {
    Placement placement =
        Placement.letterbox(new Region(0, 0, width, height), inputWidth, inputHeight);

    assertThat(placement.width() == inputWidth || placement.height() == inputHeight).isTrue();
    double scaleX = (double) placement.width() / width;
    double scaleY = (double) placement.height() / height;
    assertThat(placement.width()).isCloseTo((int) Math.round(scaleY * width), Offset.offset(20));
    assertThat(placement.height()).isCloseTo((int) Math.round(scaleX * height), Offset.offset(20));
  }
}
