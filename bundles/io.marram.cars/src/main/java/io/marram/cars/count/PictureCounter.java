package io.marram.cars.count;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.area.Areas;
import io.marram.cars.area.Zone;
import io.marram.vision.geometry.Box;
import java.util.ArrayList;
import java.util.List;

/** Counts the cars of a single picture, where there is no before and after. */
public final class PictureCounter {

  private final CountSettings settings;
  private final StallMatcher stalls;

  /**
   * @param settings of these the areas, the labels, the duplicates and the tracker's confident
   *     score matter
   */
  public PictureCounter(CountSettings settings) {
    this.settings = settings;
    stalls = new StallMatcher(settings.areas().stalls());
  }

  /** What one picture shows; no lines and no tracks. */
  public CountReport count(Detections detections) {
    List<Detection> apart = settings.duplicates().apply(detections).list();
    List<Detection> sure =
        apart.stream()
            .filter(detection -> detection.score() >= settings.tracker().confidentScore())
            .toList();
    long cars =
        sure.stream().filter(detection -> settings.labels().accepts(detection.label())).count();
    Areas areas = settings.areas();
    List<StallState> states = new ArrayList<>();
    List<Box> standing =
        apart.stream().filter(settings::believedInStall).map(Detection::box).toList();
    int[] matched = stalls.match(standing);
    for (int i = 0; i < matched.length; i++) {
      states.add(new StallState(areas.stalls().get(i).name(), matched[i] >= 0));
    }
    return new CountReport(
        detections.timeMillis(),
        detections.timeMillis(),
        true,
        (int) cars,
        areas.zones().stream().map(zone -> count(zone, sure)).toList(),
        states,
        List.of(),
        List.of(),
        List.of());
  }

  private static ZoneCount count(Zone zone, List<Detection> detections) {
    long cars =
        detections.stream()
            .filter(detection -> zone.labels().accepts(detection.label()))
            .filter(detection -> zone.polygon().contains(zone.anchor().of(detection.box())))
            .count();
    return new ZoneCount(zone.name(), (int) cars);
  }
}
