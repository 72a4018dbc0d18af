package io.marram.benchmarks;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.LabelFilter;
import io.marram.cars.area.Anchor;
import io.marram.cars.area.Areas;
import io.marram.cars.area.CountingLine;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.cars.area.Zone;
import io.marram.cars.count.CarCounter;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.CountSettings;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the tracker and the counters cost for each picture of a lot: most cars stand in stalls,
 * every fifth drives, each tenth is doubled, and there are four zones and two lines.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx256m")
public class CarCounterBenchmark {

  private static final int PICTURES = 1_000;
  private static final int STALLS = 40;
  private static final int FRAME_MILLIS = 200;

  @Param({"40", "200"})
  int cars;

  private List<List<Detection>> pictures;
  private CarCounter counter;
  private int next;
  private long nowMillis = 1_790_000_000_000L;

  @Setup
  public void drive() {
    Random random = new Random(1);
    pictures = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      List<Detection> picture = new ArrayList<>();
      for (int car = 0; car < cars; car++) {
        Box place = car % 5 == 0 ? lane(car, i) : stall(car);
        picture.add(detection(place, 0.005, random));
        if (car % 10 == 0) {
          picture.add(detection(place, 0.008, random));
        }
      }
      pictures.add(picture);
    }
    List<Zone> zones = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Box quarter = new Box(i / 4f, 0, (i + 1) / 4f, 1);
      zones.add(new Zone("zone " + i, Polygon.of(quarter), Anchor.BOTTOM, LabelFilter.VEHICLES));
    }
    List<Stall> stalls = new ArrayList<>();
    for (int i = 0; i < STALLS; i++) {
      stalls.add(new Stall("stall " + i, Polygon.of(stall(i))));
    }
    List<CountingLine> lines =
        List.of(
            CountingLine.of("west", new Point(0.2f, 0), new Point(0.2f, 1)),
            CountingLine.of("east", new Point(0.8f, 0), new Point(0.8f, 1)));
    counter = new CarCounter(CountSettings.of(new Areas(zones, stalls, lines)));
  }

  @Benchmark
  public Optional<CountReport> picture() {
    nowMillis += FRAME_MILLIS;
    next = (next + 1) % PICTURES;
    return counter.observe(new Detections(nowMillis, pictures.get(next)));
  }

  private Box stall(int number) {
    float size = cars > 100 ? 0.045f : 0.09f;
    int columns = (int) (0.9f / size / 1.05f);
    float x = 0.02f + number % columns * size * 1.05f;
    float y = 0.02f + number / columns * size * 1.05f;
    return new Box(x, y, x + size, Math.min(1, y + size));
  }

  private static Box lane(int number, int picture) {
    float x = (number * 0.13f + picture * 0.01f) % 0.88f + 0.02f;
    float y = 0.55f + number / 5 % 6 * 0.06f;
    return new Box(x, y, x + 0.08f, y + 0.05f);
  }

  private static Detection detection(Box place, double noise, Random random) {
    return new Detection(
        new Box(
            shaken(place.left(), noise, random),
            shaken(place.top(), noise, random),
            shaken(place.right(), noise, random),
            shaken(place.bottom(), noise, random)),
        random.nextInt(10) == 0 ? "truck" : "car",
        0.3 + random.nextDouble() * 0.6);
  }

  private static float shaken(float side, double noise, Random random) {
    return (float) Math.max(0, Math.min(1, side + noise * random.nextGaussian()));
  }
}
