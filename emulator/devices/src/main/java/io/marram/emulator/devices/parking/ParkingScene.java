package io.marram.emulator.devices.parking;

import io.marram.emulator.devices.parking.render.DrawnCar;
import io.marram.emulator.devices.parking.render.Light;
import io.marram.emulator.devices.parking.render.LotView;
import io.marram.emulator.devices.parking.render.PictureRenderer;
import io.marram.vision.image.RgbImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A parking lot over days, what is so on it and how it looks. The same settings give the same
 * scene, byte for byte. Times are milliseconds since the scene's first midnight; after the planned
 * days nobody comes any more. One thread at a time.
 */
public final class ParkingScene {

  /** For so long the light stays as it is, and the camera's noise of a still picture too. */
  private static final long LIGHT_MILLIS = 60_000;

  private static final double HOUR_MILLIS = 3_600_000;

  private final List<List<Visit>> stalls;
  private final long[][] begins;
  private final long[] entered;
  private final long[] left;
  private final int atBegin;
  private final PictureRenderer renderer;

  /** The days of a lot, seen from somewhere. */
  public ParkingScene(ParkingSettings settings, LotView view) {
    renderer = new PictureRenderer(view);
    stalls = ParkingSchedule.of(settings);
    begins =
        stalls.stream()
            .map(visits -> visits.stream().mapToLong(Visit::beginMillis).toArray())
            .toArray(long[][]::new);
    List<Visit> all = stalls.stream().flatMap(List::stream).toList();
    entered = sorted(all.stream().mapToLong(Visit::enteredMillis));
    left = sorted(all.stream().mapToLong(Visit::leftMillis));
    atBegin = upTo(entered, -1);
  }

  private static long[] sorted(LongStream times) {
    return times.sorted().toArray();
  }

  /** How many of some sorted times are not after a time. */
  private static int upTo(long[] times, long time) {
    int at = Arrays.binarySearch(times, time);
    while (at >= 0 && at + 1 < times.length && times[at + 1] == time) {
      at++;
    }
    return at >= 0 ? at + 1 : -at - 1;
  }

  /** What is so. */
  public ParkingTruth truth(long timeMillis) {
    List<Boolean> occupied = new ArrayList<>();
    boolean driving = false;
    for (int i = 0; i < stalls.size(); i++) {
      Visit visit = visit(i, timeMillis);
      boolean parked = visit != null && visit.parked(timeMillis);
      occupied.add(parked);
      driving |= visit != null && !parked;
    }
    int in = upTo(entered, timeMillis);
    int out = upTo(left, timeMillis);
    return new ParkingTruth(timeMillis, in - out, in - atBegin, out, occupied, driving);
  }

  /** Whether a car drives over a line within some time before or after. */
  public boolean crossing(long timeMillis, long withinMillis) {
    long from = timeMillis - withinMillis - 1;
    long to = timeMillis + withinMillis;
    return upTo(entered, to) > upTo(entered, from) || upTo(left, to) > upTo(left, from);
  }

  /** How it looks: {@code LotView.WIDTH} x {@code LotView.HEIGHT} pixels. */
  public RgbImage picture(long timeMillis) {
    List<DrawnCar> standing = new ArrayList<>();
    List<DrawnCar> driving = new ArrayList<>();
    for (int i = 0; i < stalls.size(); i++) {
      Visit visit = visit(i, timeMillis);
      if (visit != null) {
        DrawnCar car =
            new DrawnCar(
                visit.shape(), visit.paint(), visit.at(timeMillis), !visit.parked(timeMillis));
        (visit.parked(timeMillis) ? standing : driving).add(car);
      }
    }
    long step = Math.floorDiv(timeMillis, LIGHT_MILLIS);
    Light light = Light.at(step * LIGHT_MILLIS / HOUR_MILLIS);
    return renderer.draw(standing, driving, light, driving.isEmpty() ? step : timeMillis);
  }

  /** The car that stands in a stall, drives to it or away from it, or null. */
  private Visit visit(int stall, long timeMillis) {
    int index = upTo(begins[stall], timeMillis) - 1;
    Visit visit = index < 0 ? null : stalls.get(stall).get(index);
    return visit != null && timeMillis < visit.endMillis() ? visit : null;
  }
}
