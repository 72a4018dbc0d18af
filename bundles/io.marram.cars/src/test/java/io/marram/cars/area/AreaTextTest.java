package io.marram.cars.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.cars.LabelFilter;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTextTest {

  private static final String SQUARE = "0.1,0.1 0.9,0.1 0.9,0.9 0.1,0.9";

  @Test
  void readsZonesStallsAndLines() {
    Areas areas =
        AreaText.parse(
            """
            # the yard

            zone yard: 0.1,0.1 0.9,0.1 0.9,0.9 0.1,0.9 labels=car,truck anchor=0.5
              stall A 1: 0.1,0.1 0.2,0.1 0.2,0.2 0.1,0.2
            LINE gate: 0.0,0.5 1.0,0.5
            """);
    assertThat(areas.zones())
        .containsExactly(
            new Zone(
                "yard",
                Polygon.parse(SQUARE),
                new Anchor(0.5),
                new LabelFilter(Set.of("car", "truck"), Set.of())));
    assertThat(areas.stalls())
        .containsExactly(new Stall("A 1", Polygon.of(new Box(0.1f, 0.1f, 0.2f, 0.2f))));
    assertThat(areas.lines())
        .containsExactly(CountingLine.of("gate", new Point(0, 0.5f), new Point(1, 0.5f)));
  }

  @Test
  void aZoneWithoutOptionsCountsVehiclesWhereTheyStand() {
    assertThat(AreaText.parse("zone yard: " + SQUARE).zones())
        .containsExactly(
            new Zone("yard", Polygon.parse(SQUARE), Anchor.STANDING, LabelFilter.VEHICLES));
  }

  @Test
  void labelsMayHaveBlanksAndAnyMeansAll() {
    Areas areas =
        AreaText.parse(
            "zone a: "
                + SQUARE
                + " labels=traffic light, car anchor=1\nzone b: "
                + SQUARE
                + " labels=any except=person");
    assertThat(areas.zones().get(0).labels().only())
        .containsExactlyInAnyOrder("traffic light", "car");
    assertThat(areas.zones().get(0).anchor()).isEqualTo(Anchor.BOTTOM);
    assertThat(areas.zones().get(1).labels())
        .isEqualTo(new LabelFilter(Set.of(), Set.of("person")));
  }

  @Test
  void windowsLineEndsAndNoTextAtAllAreFine() {
    assertThat(AreaText.parse("")).isEqualTo(Areas.NONE);
    assertThat(AreaText.parse("# a\r\nline g: 0,0 1,1\r\n").lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "zone a: 0.1,0.1 0.9,0.9 | 3 to 64 corners, had 2",
        "zone a: 0,0 1,1 1,0 0,1 | must not cross",
        "zone a: 0,0 1.2,0 1,1 | must lie in the picture",
        "zone a: -0.1,0 1,0 1,1 | must lie in the picture",
        "stall a: 0,0 1280,0 1280,720 | pixels are to be divided by the picture's width and height",
        "line a: 0,360 1280,360 | pixels are to be divided",
        "line a: 0,0 1,1 1,0 | a line must have 2 points, had 3",
        "line a: 0.5,0.5 0.5,0.501 | must be at least",
        "zone a 0,0 1,1 | must be like",
        "zone | must be like",
        "area a: 0,0 1,0 1,1 | a zone, a stall or a line",
        "zone : 0,0 1,0 1,1 | the name of a zone",
        "zone a: 0,0 1,0 1;1 | a point must be",
        "zone a: 0,0 1,0 NaN,1 | must lie in the picture",
        "zone a: 0,0 1,0 1,1 anchor=low | anchor must be a number",
        "zone a: 0,0 1,0 1,1 anchor=2 | anchor must be from 0 to 1",
        "zone a: 0,0 1,0 1,1 labels= | labels must be names",
        "zone a: 0,0 1,0 1,1 colour=red | a zone has no colour",
        "stall a: 0,0 1,0 1,1 labels=car | a stall has no labels",
        "zone a: 0,0 1,0 1,1 anchor=1 anchor=0 | anchor is there twice",
      })
  void saysWhichLineIsWrongAndWhy(String line, String reason) {
    assertThatThrownBy(() -> AreaText.parse("# first\nline ok: 0,0 1,1\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("line 3: ")
        .hasMessageContaining(reason);
  }

  @Test
  void aNameThatIsThereTwiceIsSaidWithTheSecondLine() {
    assertThatThrownBy(() -> AreaText.parse("line g: 0,0 1,1\n\nline g: 0,1 1,0"))
        .hasMessageStartingWith("line 3: ")
        .hasMessageContaining("\"g\" is there twice");
  }

  @Test
  void tooMuchTextIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> AreaText.parse("#".repeat(AreaText.LONGEST + 1)))
        .hasMessageContaining("at most " + AreaText.LONGEST);
  }

  @Test
  void aLabelThatCannotBeReadAgainIsNotWritten() {
    Zone zone =
        new Zone(
            "a",
            Polygon.parse(SQUARE),
            Anchor.CENTRE,
            new LabelFilter(Set.of("car,truck"), Set.of()));
    Areas areas = new Areas(List.of(zone), List.of(), List.of());
    assertThatThrownBy(() -> AreaText.write(areas)).hasMessageContaining("car,truck");
  }

  @Property(tries = 200)
  void whatIsWrittenIsReadAgain(
      @ForAll @FloatRange(min = 0, max = 0.4f) float near,
      @ForAll @FloatRange(min = 0.6f, max = 1) float far,
      @ForAll @IntRange(min = 0, max = 5) int count) {
    List<Zone> zones = new ArrayList<>();
    List<Stall> stalls = new ArrayList<>();
    List<CountingLine> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Polygon polygon = Polygon.of(new Box(near, near / 3, far, far));
      LabelFilter labels = i % 2 == 0 ? LabelFilter.VEHICLES : LabelFilter.ANYTHING_ON_WHEELS;
      zones.add(new Zone("z: " + i, polygon, new Anchor(near), labels));
      stalls.add(new Stall("s" + i, polygon));
      lines.add(
          new CountingLine(
              "l" + i, new Point(near, far), new Point(far, near), Anchor.STANDING, labels));
    }
    Areas areas = new Areas(zones, stalls, lines);
    assertThat(AreaText.parse(AreaText.write(areas))).isEqualTo(areas);
  }
}
