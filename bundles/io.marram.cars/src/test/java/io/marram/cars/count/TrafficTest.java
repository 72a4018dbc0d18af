package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.vision.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Minutes of traffic as a detector sees it: with misses, other names, clutter and passers-by. */
class TrafficTest {

  private static final double FRAMES_PER_SECOND = 12.5;
  private static final String[] OTHER_NAMES = {"truck", "cell phone", "parking meter", "boat"};

  private final List<Detection> found = new ArrayList<>();
  private Random random = new Random(1);

  /** Moves straight up or down through the picture in some seconds. */
  private record Traveller(double begins, double x, double seconds, boolean up, double size) {

    boolean crosses() {
      return begins + 1.1 * seconds < 120;
    }
  }

  @Test
  void linesAreTwoPercentRightInTwoLanesOfPoorlySeenCars() {
    int cars = 0;
    int errors = 0;
    for (int seed = 1; seed <= 6; seed++) {
      random = new Random(seed);
      List<Traveller> lanes = new ArrayList<>();
      lanes.addAll(lane(0.35, true));
      lanes.addAll(lane(0.6, false));
      LineCount count = count(lanes, List.of());
      long up = lanes.stream().filter(car -> car.crosses() && car.up()).count();
      long down = lanes.stream().filter(car -> car.crosses() && !car.up()).count();
      cars += (int) (up + down);
      errors += (int) (Math.abs(count.entered() - up) + Math.abs(count.left() - down));
    }

    assertThat(cars).isGreaterThan(200);
    assertThat(errors).isLessThanOrEqualTo(cars / 50);
  }

  @Test
  void peopleAndBicyclesDoNotCount() {
    List<Traveller> people = lane(0.5, true);

    assertThat(count(List.of(), people)).isEqualTo(new LineCount("gate", 0, 0));
  }

  /** One after the other, from two to five seconds apart. */
  private List<Traveller> lane(double x, boolean up) {
    List<Traveller> lane = new ArrayList<>();
    double pace = 2.5 + random.nextDouble();
    for (double begins = 3; begins < 115; begins += 2 + 3 * random.nextDouble()) {
      double size = 0.12 + 0.06 * random.nextDouble();
      lane.add(new Traveller(begins, x, pace, up, size));
    }
    return lane;
  }

  private LineCount count(List<Traveller> cars, List<Traveller> people) {
    CountingLine line = CountingLine.of("gate", new Point(0, 0.5f), new Point(1, 0.5f));
    CarCounter counter =
        new CarCounter(CountSettings.of(new Areas(List.of(), List.of(), List.of(line))));
    CountReport report = null;
    for (int i = 0; i < 120 * FRAMES_PER_SECOND; i++) {
      double seconds = i / FRAMES_PER_SECOND;
      for (Traveller car : cars) {
        boolean hidden = (seconds - car.begins()) % 2.4 > 2;
        if (!hidden && random.nextDouble() < 0.9) {
          String name =
              random.nextDouble() < 0.7 ? "car" : OTHER_NAMES[random.nextInt(OTHER_NAMES.length)];
          see(car, seconds, car.size(), name, 0.15 + 0.35 * random.nextDouble());
        }
      }
      for (Traveller person : people) {
        String name = random.nextDouble() < 0.8 ? "person" : "bicycle";
        see(person, seconds, person.size() / 3, name, 0.5);
      }
      clutter();
      report = counter.observe(new Detections(80L * i, found)).orElseThrow();
      found.clear();
    }
    return report.lines().get(0);
  }

  private void see(Traveller traveller, double seconds, double width, String name, double score) {
    double way = (seconds - traveller.begins()) / traveller.seconds();
    double y = traveller.up() ? 1.1 - 1.2 * way : -0.1 + 1.2 * way;
    if (way >= 0 && way <= 1) {
      box(traveller.x(), y, width, 1.4 * traveller.size(), name, score);
    }
  }

  /** Boxes on nothing: some anywhere, some again and again at the line. */
  private void clutter() {
    if (random.nextDouble() < 0.1) {
      box(random.nextDouble(), random.nextDouble(), 0.1, 0.1, "car", 0.25);
    }
    if (random.nextDouble() < 0.3) {
      box(0.85, 0.5 + 0.01 * random.nextGaussian(), 0.1, 0.12, "bench", 0.3);
    }
  }

  private void box(double x, double y, double width, double height, String name, double score) {
    double left = x - width / 2 + 0.03 * width * random.nextGaussian();
    double top = y - height / 2 + 0.03 * height * random.nextGaussian();
    Detection.ofPixels(
            (float) left,
            (float) top,
            (float) (left + width),
            (float) (top + height),
            1,
            1,
            name,
            score)
        .filter(detection -> detection.box().height() > height / 6)
        .ifPresent(found::add);
  }
}
