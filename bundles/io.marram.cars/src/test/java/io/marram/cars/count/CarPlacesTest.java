package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.marram.cars.Detection;
import io.marram.cars.detect.Look;
import io.marram.vision.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class CarPlacesTest {

  private static final double EVEN = 0.09;

  private final List<Box> row = row(0.5f, 12);

  private static List<Box> row(float top, int stalls) {
    return IntStream.range(0, stalls)
        .mapToObj(i -> new Box(0.05f * i, top, 0.05f * i + 0.05f, top + 0.1f))
        .toList();
  }

  /** A car that stands up: it reaches by a part of the stall's height into what is behind it. */
  private static Detection car(Box stall, double up, double score) {
    float lift = (float) (up * stall.height());
    return new Detection(
        new Box(stall.left(), stall.top() - lift, stall.right(), stall.bottom() - lift),
        "car",
        score);
  }

  private static List<Look> looks(List<Detection> found) {
    return List.of(new Look(found, 1e6, EVEN));
  }

  private static double lift(Box stall, Box place) {
    return (stall.top() - place.top()) / stall.height();
  }

  @Test
  void areTheUsualOnesWhereNoCarIsClear() {
    List<Detection> faint = row.stream().map(stall -> car(stall, 0.4, 0.2)).toList();

    Box[] places = CarPlaces.of(row, looks(faint));

    assertThat(places).isEqualTo(CarPlaces.of(row, looks(List.of()))).hasSize(12);
    assertThat(places[1].left()).isCloseTo(0.0525f, within(1e-5f));
    assertThat(places[1].top()).isEqualTo(0.5f);
    assertThat(places[1].right()).isCloseTo(0.0975f, within(1e-5f));
    assertThat(places[1].bottom()).isCloseTo(0.59f, within(1e-5f));
  }

  @Test
  void followTheClearCarsOfTheSamePicture() {
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < row.size(); i += 2) {
      found.add(car(row.get(i), 0.4, 0.5));
    }

    Box[] places = CarPlaces.of(row, looks(found));

    assertThat(lift(row.get(5), places[5])).isCloseTo(0.4, within(0.01));
  }

  @Test
  void aCarOrTwoChangeLittle() {
    Box[] places =
        CarPlaces.of(row, looks(List.of(car(row.get(4), 0.4, 0.5), car(row.get(6), 0.4, 0.5))));

    assertThat(lift(row.get(5), places[5])).isZero();
  }

  @Test
  void oneCarThatStandsAskewChangesNothing() {
    List<Detection> found = new ArrayList<>();
    for (Box stall : row) {
      found.add(car(stall, stall == row.get(3) ? 0.0 : 0.3, 0.5));
    }

    assertThat(lift(row.get(3), CarPlaces.of(row, looks(found))[3])).isCloseTo(0.3, within(0.01));
  }

  @Test
  void carsNearByTellMoreThanThoseFarAway() {
    List<Box> stalls = new ArrayList<>(row(0.1f, 12));
    stalls.addAll(row(0.85f, 12));
    List<Detection> found = new ArrayList<>();
    for (int i = 0; i < stalls.size(); i++) {
      found.add(car(stalls.get(i), i < 12 ? 0.1 : 0.4, 0.6));
    }

    Box[] places = CarPlaces.of(stalls, looks(found));

    assertThat(lift(stalls.get(5), places[5])).isCloseTo(0.1, within(0.01));
    assertThat(lift(stalls.get(17), places[17])).isCloseTo(0.4, within(0.01));
  }

  @Test
  void aCarThatFitsNoStallTellsNothing() {
    List<Detection> lane = row.stream().map(stall -> car(stall, 1.5, 0.9)).toList();

    assertThat(CarPlaces.of(row, looks(lane))).isEqualTo(CarPlaces.of(row, looks(List.of())));
  }

  @Property(tries = 200)
  void lieWithinTheSpreadOfTheCars(
      @ForAll long seed, @ForAll @DoubleRange(min = 0, max = 0.4) double up) {
    Random random = new Random(seed);
    List<Detection> found = new ArrayList<>();
    for (Box stall : row) {
      if (random.nextBoolean()) {
        found.add(car(stall, up + 0.05 * random.nextDouble(), 0.3 + 0.7 * random.nextDouble()));
      }
    }

    Box[] places = CarPlaces.of(row, looks(found));

    for (int i = 0; i < places.length; i++) {
      assertThat(lift(row.get(i), places[i])).isBetween(-0.001, up + 0.051);
      assertThat(places[i].width()).isBetween(0.04f, 0.051f);
      assertThat(places[i].height()).isBetween(0.05f, 0.16f);
    }
  }
}
