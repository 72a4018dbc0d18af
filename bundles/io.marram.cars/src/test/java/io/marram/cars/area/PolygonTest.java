package io.marram.cars.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PolygonTest {

  /** An L: the square without its upper right quarter. */
  private static final Polygon CORNER =
      Polygon.parse("0.2,0.2 0.5,0.2 0.5,0.5 0.8,0.5 0.8,0.8 0.2,0.8");

  @Test
  void twoPointsAreNoPolygon() {
    assertRefused("0.1,0.1 0.9,0.9", "a polygon must have 3 to 64 corners, had 2");
    assertRefused("0.1,0.1", "a polygon must have 3 to 64 corners, had 1");
  }

  @Test
  void sidesMustNotCross() {
    assertRefused(
        "0.1,0.1 0.9,0.9 0.9,0.1 0.1,0.9",
        "the sides of a polygon must not cross, side 1 crosses side 3");
    assertRefused(
        "0.1,0.1 0.5,0.1 0.9,0.1 0.5,0.9 0.5,0.1",
        "the sides of a polygon must not cross, side 1 crosses side 4");
  }

  @Test
  void cornersMustLieInThePicture() {
    assertRefused(
        "0.1,0.1 1.2,0.1 0.5,0.9",
        "a corner must lie in the picture (fractions from 0 to 1), was 1.2,0.1");
    assertRefused(
        "0.1,0.1 0.5,-3 0.5,0.9",
        "a corner must lie in the picture (fractions from 0 to 1), was 0.5,-3.0");
    assertRefused(
        "0.1,0.1 NaN,0.1 0.5,0.9",
        "a corner must lie in the picture (fractions from 0 to 1), was NaN,0.1");
  }

  @Test
  void cornersMustNotLieOnALineOrCoincide() {
    assertRefused(
        "0.1,0.1 0.5,0.5 0.9,0.9", "a polygon must have an area, its corners lie on a line");
    assertRefused(
        "0.1,0.1 0.1,0.1 0.9,0.9",
        "a polygon must not have the same corner twice in turn, corner 1 is followed by itself");
  }

  @Test
  void textThatIsNoPolygonIsRefused() {
    assertRefused("", "a point must be \"x,y\", was \"\"");
    assertRefused("0.1;0.2 0.3;0.4", "a point must be \"x,y\", was \"0.1;0.2\"");
    assertRefused("a,b c,d", "a point must be \"x,y\", was \"a,b\"");
    assertRefused("0,0 ".repeat(2000), "a polygon must have at most 4000 characters, had 8000");
    assertRefused("0,0 1,1 ".repeat(50), "a polygon must have 3 to 64 corners, had 100");
  }

  @Test
  void pointIsInsideOrNot() {
    assertThat(CORNER.contains(new Point(0.3f, 0.3f))).isTrue();
    assertThat(CORNER.contains(new Point(0.7f, 0.7f))).isTrue();
    assertThat(CORNER.contains(new Point(0.7f, 0.3f))).isFalse();
    assertThat(CORNER.contains(new Point(0.1f, 0.5f))).isFalse();
  }

  @Test
  void areaIsThatWithoutTheBay() {
    assertThat(CORNER.area()).isCloseTo(0.27, within(1e-6));
    assertThat(CORNER.intersection(new Box(0, 0, 1, 1))).isCloseTo(0.27, within(1e-6));
    assertThat(CORNER.intersection(new Box(0.4f, 0.4f, 0.6f, 0.6f))).isCloseTo(0.03, within(1e-6));
    assertThat(CORNER.intersection(new Box(0.6f, 0.1f, 0.9f, 0.4f))).isCloseTo(0, within(1e-6));
    assertThat(CORNER.bounds()).isEqualTo(new Box(0.2f, 0.2f, 0.8f, 0.8f));
  }

  @Property(tries = 100)
  void sharedAreaIsThePartOfPointsInBoth(@ForAll int seed) {
    Random random = new Random(seed);
    float left = random.nextFloat() * 0.8f;
    float top = random.nextFloat() * 0.8f;
    Box box =
        new Box(
            left,
            top,
            left + 0.01f + random.nextFloat() * (0.99f - left),
            top + 0.01f + random.nextFloat() * (0.99f - top));
    int hits = 0;
    int steps = 100;
    for (int i = 0; i < steps * steps; i++) {
      float x = (i % steps + 0.5f) / steps;
      float y = (i / steps + 0.5f) / steps;
      boolean inBox = x > box.left() && x < box.right() && y > box.top() && y < box.bottom();
      hits += inBox && CORNER.contains(new Point(x, y)) ? 1 : 0;
    }

    assertThat(CORNER.intersection(box)).isCloseTo(hits / 1e4, within(0.02));
  }

  @Test
  void readsWhatItFormats() {
    assertThat(Polygon.parse(CORNER.format())).isEqualTo(CORNER);
  }

  private static void assertRefused(String text, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> Polygon.parse(text)).withMessage(message);
  }

  @Test
  void boxIsAPolygonToo() {
    Box box = new Box(0.1f, 0.2f, 0.3f, 0.4f);

    assertThat(Polygon.of(box).bounds()).isEqualTo(box);
  }
}
