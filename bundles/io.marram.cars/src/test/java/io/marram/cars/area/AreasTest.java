package io.marram.cars.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.LabelFilter;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AreasTest {

  private static final Polygon SQUARE = Polygon.parse("0.1,0.1 0.2,0.1 0.2,0.2 0.1,0.2");

  @Test
  void namesOfOneKindDiffer() {
    Stall stall = new Stall("1", SQUARE);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Areas(List.of(), List.of(stall, stall), List.of()))
        .withMessage("the names of stalls must differ, \"1\" is there twice");
  }

  @Test
  void thereAreNotTooMany() {
    List<Stall> stalls =
        IntStream.range(0, 501).mapToObj(number -> new Stall("" + number, SQUARE)).toList();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Areas(List.of(), stalls, List.of()))
        .withMessage("there must be at most 500 stalls, were 501");
  }

  @Test
  void namesAreNotEmpty() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Zone(" ", SQUARE, Anchor.BOTTOM, LabelFilter.VEHICLES))
        .withMessage("the name of a zone must have 1 to 64 characters, was \" \"");
  }

  @Test
  void lineHasALengthAndLiesInThePicture() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountingLine.of("gate", new Point(0.5f, 0.5f), new Point(0.5f, 0.5f)))
        .withMessage("line gate must be at least 0.01 long, was 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CountingLine.of("gate", new Point(0.5f, 0.5f), new Point(2, 0.5f)))
        .withMessage(
            "an end of line gate must lie in the picture (fractions from 0 to 1), was 2.0,0.5");
  }

  @Test
  void lineDrawnFromLeftToRightIsEnteredUpwards() {
    CountingLine line = CountingLine.of("gate", new Point(0, 0.5f), new Point(1, 0.5f));

    assertThat(line.distance(new Point(0.3f, 0.4f))).isCloseTo(0.1, within(1e-6));
    assertThat(line.distance(new Point(0.3f, 0.7f))).isCloseTo(-0.2, within(1e-6));
    assertThat(line.along(new Point(0.3f, 0.7f))).isCloseTo(0.3, within(1e-6));
  }

  @Test
  void anchorIsAPointOfTheBox() {
    Box box = new Box(0.2f, 0.2f, 0.4f, 0.5f);

    assertThat(Anchor.CENTRE.of(box).y()).isCloseTo(0.35f, within(1e-6f));
    assertThat(Anchor.STANDING.of(box).y()).isCloseTo(0.4f, within(1e-6f));
    assertThat(Anchor.BOTTOM.of(box)).isEqualTo(new Point((0.2f + 0.4f) / 2, 0.5f));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Anchor(Double.NaN))
        .withMessage("anchor must be from 0 to 1, was NaN");
  }
}
