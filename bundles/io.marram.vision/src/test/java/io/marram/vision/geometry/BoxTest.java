package io.marram.vision.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxTest {

  @Test
  void measuresItself() {
    Box box = new Box(10, 20, 40, 60);

    assertThat(box.width()).isEqualTo(30);
    assertThat(box.height()).isEqualTo(40);
    assertThat(box.area()).isEqualTo(1200);
  }

  @Test
  void overlapsByIntersectionOverUnion() {
    // 5x5 shared; 100 + 100 - 25 together.
    assertThat(new Box(0, 0, 10, 10).intersectionOverUnion(new Box(5, 5, 15, 15)))
        .isEqualTo(25f / 175f);
  }

  @Test
  void touchingBoxesDoNotOverlap() {
    assertThat(new Box(0, 0, 10, 10).intersectionOverUnion(new Box(10, 0, 20, 10))).isZero();
  }

  @Test
  void emptyBoxesDoNotOverlapEvenWithThemselves() {
    Box empty = new Box(3, 3, 3, 3);

    assertThat(empty.intersectionOverUnion(empty)).isZero();
  }

  @Test
  void isWrittenAsLeftTopWidthHeight() {
    assertThat(new Box(1.5f, -2, 11.25f, 8.004f).format()).isEqualTo("1.5,-2,9.75,10");
    assertThat(new Box(-0.25f, 0.05f, 0, 1e7f).format()).isEqualTo("-0.25,0.05,0.25,10000000");
  }

  @Test
  void isReadFromLeftTopWidthHeight() {
    assertThat(Box.parse("1.5, -2,9.75,10")).isEqualTo(new Box(1.5f, -2, 11.25f, 8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1,2,3", "1,2,3,4,5", "1,2,3,x", "1,2,NaN,4", "1,2,3,1e99", "1,2,-3,4", ",,,"})
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> Box.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("box must");
  }

  @Test
  void refusesToBeInsideOutOrEndless() {
    assertThatThrownBy(() -> new Box(2, 0, 1, 1)).hasMessageContaining("inside out");
    assertThatThrownBy(() -> new Box(0, 0, Float.NaN, 1)).hasMessageContaining("finite");
  }

  @Test
  void anErrorShowsOnlyTheBeginningOfALongText() {
    assertThatThrownBy(() -> Box.parse("9".repeat(100_000)))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Property
  void overlapIsAShareAndTheSameFromBothSides(
      @ForAll("boxes") Box one, @ForAll("boxes") Box other) {
    float overlap = one.intersectionOverUnion(other);

    assertThat(overlap).isBetween(0f, 1f).isEqualTo(other.intersectionOverUnion(one));
  }

  @Property
  void overlapsItselfWholly(@ForAll("boxes") Box box) {
    assertThat(box.intersectionOverUnion(box)).isCloseTo(1, within(1e-5f));
  }

  @Property
  void survivesBeingWrittenAndRead(@ForAll("boxes") Box box) {
    Box read = Box.parse(box.format());

    assertThat(read.left()).isCloseTo(box.left(), within(0.006f));
    assertThat(read.top()).isCloseTo(box.top(), within(0.006f));
    assertThat(read.right()).isCloseTo(box.right(), within(0.012f));
    assertThat(read.bottom()).isCloseTo(box.bottom(), within(0.012f));
    assertThat(Box.parse(read.format()).format()).isEqualTo(read.format());
  }

  @Provide
  Arbitrary<Box> boxes() {
    Arbitrary<Float> places = Arbitraries.floats().between(-500, 5000);
    Arbitrary<Float> sizes = Arbitraries.floats().between(1, 2000);
    return Combinators.combine(places, places, sizes, sizes)
        .as((x, y, width, height) -> new Box(x, y, x + width, y + height));
  }
}
