package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.area.Polygon;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import io.marram.vision.image.RgbImage;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StallContrastTest {

  private static final Polygon STALL = Polygon.of(new Box(0.2f, 0.2f, 0.6f, 0.6f));

  @Test
  void isSmallOnEvenGround() {
    assertThat(StallContrast.of(Surfaces.checks(100, 100), STALL)).isEqualTo(1.0 / 110);
    assertThat(StallContrast.of(Surfaces.checks(98, 103), STALL)).isLessThan(0.06);
  }

  @Test
  void isLargeWhereWindowsAreDarkAndPaintIsBright() {
    assertThat(StallContrast.of(Surfaces.of((x, y) -> x / 4 % 2 == 0 ? 30 : 190), STALL))
        .isCloseTo(161.0 / 120, within(0.1));
  }

  @Test
  void leavesOutTheLinesAroundAStall() {
    RgbImage lined = Surfaces.of((x, y) -> x < 66 || x > 188 || y < 38 || y > 105 ? 250 : 90);

    assertThat(StallContrast.of(lined, STALL)).isEqualTo(0.01);
  }

  @Test
  void leavesOutWhatIsBesideASlantedStall() {
    Polygon slanted =
        new Polygon(
            List.of(
                new Point(0.4f, 0.2f),
                new Point(0.6f, 0.2f),
                new Point(0.4f, 0.8f),
                new Point(0.2f, 0.8f)));
    RgbImage besideIt =
        Surfaces.of(
            (x, y) ->
                slanted.contains(
                        new Point((x + 0.5f) / Surfaces.WIDTH, (y + 0.5f) / Surfaces.HEIGHT))
                    ? 90
                    : 250);

    assertThat(StallContrast.of(besideIt, slanted)).isEqualTo(0.01);
  }

  @Test
  void takesNoiseAtNightForNoContrast() {
    assertThat(StallContrast.of(Surfaces.checks(2, 5), STALL)).isLessThan(0.35);
  }

  @Test
  void ofAStallOfAPixelIsSmall() {
    Polygon pixel = Polygon.of(new Box(0.5f, 0.5f, 0.5005f, 0.5005f));

    assertThat(StallContrast.of(Surfaces.checks(90, 90), pixel)).isEqualTo(0.01);
  }

  @Property(tries = 100)
  void hardlyDependsOnHowBrightThePictureIs(@ForAll @IntRange(min = 40, max = 100) int percent) {
    double full = StallContrast.of(Surfaces.checks(90, 210), STALL);
    double darker =
        StallContrast.of(Surfaces.checks(90 * percent / 100, 210 * percent / 100), STALL);

    assertThat(darker).isBetween(0.8 * full, 1.1 * full);
  }

  @Property(tries = 200)
  void isANumberForAnyStallInAnyPicture(
      @ForAll @IntRange(max = 900) int left,
      @ForAll @IntRange(max = 900) int top,
      @ForAll @IntRange(min = 1, max = 100) int extent,
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height) {
    Polygon stall =
        Polygon.of(
            new Box(left / 1000f, top / 1000f, (left + extent) / 1000f, (top + extent) / 1000f));

    assertThat(StallContrast.of(new RgbImage(width, height, new byte[3 * width * height]), stall))
        .isEqualTo(0.1);
  }

  @Property(tries = 100)
  void isTheSameInAMirror(@ForAll @FloatRange(min = 0, max = 0.7f) float left) {
    RgbImage picture = Surfaces.of((x, y) -> (x * x / 7 + 3 * y) % 256);
    RgbImage mirrored = Surfaces.of((x, y) -> picture.sample(Surfaces.WIDTH - 1 - x, y, 0));
    Polygon stall = Polygon.of(new Box(left, 0.1f, left + 0.25f, 0.4f));
    Polygon there = Polygon.of(new Box(1 - left - 0.25f, 0.1f, 1 - left, 0.4f));

    assertThat(StallContrast.of(mirrored, there))
        .isCloseTo(StallContrast.of(picture, stall), within(0.05));
  }
}
