package io.marram.cars.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.Areas;
import io.marram.cars.area.Polygon;
import io.marram.cars.area.Stall;
import io.marram.vision.geometry.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaintCarInStallTest {

  private static final Box PLACE = new Box(0.4f, 0.4f, 0.5f, 0.5f);
  private static final CountSettings SETTINGS =
      CountSettings.of(new Areas(List.of(), List.of(new Stall("1", Polygon.of(PLACE))), List.of()));

  private static Detections picture(long millis, String label, double score) {
    return new Detections(millis, List.of(new Detection(PLACE, label, score)));
  }

  private static CountReport watch(String label, double score) {
    CarCounter counter = new CarCounter(SETTINGS);
    CountReport report = null;
    for (int i = 1; i <= 50; i++) {
      report = counter.observe(picture(i * 200, label, score)).orElseThrow();
    }
    return report;
  }

  @Test
  void occupiesItsStallButDoesNotCountElsewhere() {
    assertThat(watch("car", 0.2).free()).isZero();
    assertThat(watch("car", 0.2).cars()).isZero();
    assertThat(new PictureCounter(SETTINGS).count(picture(1, "car", 0.2)).free()).isZero();
    assertThat(new PictureCounter(SETTINGS).count(picture(1, "car", 0.2)).cars()).isZero();
  }

  @Test
  void maybeTooFaintOrNoCarAtAll() {
    assertThat(watch("car", 0.14).free()).isEqualTo(1);
    assertThat(watch("bench", 0.25).free()).isEqualTo(1);
    assertThat(new PictureCounter(SETTINGS).count(picture(1, "car", 0.14)).free()).isEqualTo(1);
  }

  @Test
  void flickersWithoutEffect() {
    CarCounter counter = new CarCounter(SETTINGS);
    for (int i = 1; i <= 100; i++) {
      CountReport report =
          counter.observe(picture(i * 200, "car", i % 10 == 9 ? 0.2 : 0.1)).orElseThrow();
      assertThat(report.free()).isEqualTo(1);
    }
  }
}
