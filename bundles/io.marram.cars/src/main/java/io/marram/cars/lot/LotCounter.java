package io.marram.cars.lot;

import io.marram.cars.Detections;
import io.marram.cars.StateException;
import io.marram.cars.area.Areas;
import io.marram.cars.area.Stall;
import io.marram.cars.area.Zone;
import io.marram.cars.count.CarCounter;
import io.marram.cars.count.CountReport;
import io.marram.cars.count.Crossing;
import io.marram.cars.count.LearnedStall;
import io.marram.cars.count.LineCount;
import io.marram.cars.count.PictureCounter;
import io.marram.cars.count.StallState;
import io.marram.cars.count.ZoneCount;
import io.marram.cars.occupancy.OccupancyEstimate;
import io.marram.cars.occupancy.OccupancyFilter;
import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;
import io.marram.vision.image.RgbImage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Counts the cars of one camera and estimates how many are in its lot. One thread at a time. */
public final class LotCounter {

  private static final int VERSION = 1;
  private static final int NONE = -1;

  private final LotSettings settings;
  private final CarCounter counter;
  private final Optional<OccupancyFilter> filter;
  private final List<Predicate<Stall>> inZones = new ArrayList<>();

  /** The count that somebody has given and the estimate has taken. */
  private int takenCount = NONE;

  public LotCounter(LotSettings settings) {
    this(settings, new CarCounter(settings.counting()), filter(settings));
  }

  private LotCounter(LotSettings settings, CarCounter counter, Optional<OccupancyFilter> filter) {
    this.settings = settings;
    this.counter = counter;
    this.filter = filter;
    for (Zone zone : areas().zones()) {
      inZones.add(stall -> zone.polygon().contains(middle(stall)));
    }
  }

  private static Optional<OccupancyFilter> filter(LotSettings settings) {
    return settings.occupancy().map(OccupancyFilter::new);
  }

  private static Point middle(Stall stall) {
    Box bounds = stall.polygon().bounds();
    return new Point((bounds.left() + bounds.right()) / 2, (bounds.top() + bounds.bottom()) / 2);
  }

  private Areas areas() {
    return settings.counting().areas();
  }

  /**
   * Takes what was found in the next picture.
   *
   * @return what is known now; empty if the picture is not later than the one before (see {@link
   *     CarCounter#observe})
   */
  public Optional<LotReport> observe(Detections detections) {
    return observe(detections, Optional.empty(), Optional.empty());
  }

  /**
   * Takes what was found in the next picture, and what a closer look at its stalls has told.
   *
   * @param stalls in the order of the settings; used only if each picture is counted by itself
   * @param picture itself: what it shows to stand crosses no line
   * @return as {@link #observe(Detections)}
   */
  public Optional<LotReport> observe(
      Detections detections, Optional<List<StallState>> stalls, Optional<RgbImage> picture) {
    if (!settings.alone()) {
      return counter.observe(detections, picture).map(this::report);
    }
    CountReport counted = new PictureCounter(settings.counting()).count(detections);
    return Optional.of(report(stalls.map(counted::withStalls).orElse(counted)));
  }

  /** The camera shows something else (see {@link CarCounter#forgetCars}). */
  public void forgetCars() {
    counter.forgetCars();
  }

  private LotReport report(CountReport counted) {
    filter.ifPresent(occupancy -> estimate(occupancy, counted));
    List<PlaceCount> places = new ArrayList<>();
    places.add(
        new PlaceCount(
            Optional.empty(),
            counted.cars(),
            free(counted, stall -> true),
            crossed(counted, LineCount::entered),
            crossed(counted, LineCount::left),
            filter.map(OccupancyFilter::estimate)));
    for (int i = 0; i < counted.zones().size(); i++) {
      ZoneCount zone = counted.zones().get(i);
      places.add(
          new PlaceCount(
              Optional.of(zone.zone()),
              zone.cars(),
              free(counted, inZones.get(i)),
              OptionalLong.empty(),
              OptionalLong.empty(),
              Optional.<OccupancyEstimate>empty()));
    }
    return new LotReport(counted, places);
  }

  private void estimate(OccupancyFilter occupancy, CountReport counted) {
    long now = counted.clockMillis();
    int start = settings.startCount().orElse(NONE);
    if (start != takenCount) {
      takenCount = start;
      if (start != NONE) {
        occupancy.known(start, now);
      }
    }
    for (Crossing crossing : counted.crossings()) {
      if (settings.isEntry(crossing.line())) {
        occupancy.crossed(crossing.entered(), now);
      }
    }
    if (counted.settled() && !settings.alone() && !counted.moving()) {
      occupancy.still(now);
    }
    occupancy.advance(now);
    if (counted.settled()) {
      occupancy.seen(seen(counted), now);
    }
  }

  private int seen(CountReport counted) {
    return counted.zones().stream()
        .filter(zone -> settings.zone().filter(zone.zone()::equals).isPresent())
        .mapToInt(ZoneCount::cars)
        .findFirst()
        .orElse(counted.cars());
  }

  private Optional<List<String>> free(CountReport counted, Predicate<Stall> inside) {
    boolean known = false;
    List<String> free = new ArrayList<>();
    for (int i = 0; i < areas().stalls().size(); i++) {
      StallState state = counted.stalls().get(i);
      if (inside.test(areas().stalls().get(i))) {
        known = true;
        if (!state.occupied()) {
          free.add(state.stall());
        }
      }
    }
    return known ? Optional.of(free) : Optional.empty();
  }

  private OptionalLong crossed(CountReport counted, ToLongFunction<LineCount> direction) {
    return counted.lines().isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            counted.lines().stream()
                .filter(line -> settings.isEntry(line.line()))
                .mapToLong(direction)
                .sum());
  }

  /**
   * Places where cars stood for long, as stalls to be offered; surest first. Their names are no
   * other stall's.
   */
  public Areas offeredStalls() {
    List<String> taken = areas().stalls().stream().map(Stall::name).toList();
    List<Stall> offered = new ArrayList<>();
    int number = 0;
    for (LearnedStall learned : counter.learnedStalls()) {
      String name;
      do {
        name = "learned-" + ++number;
      } while (taken.contains(name));
      offered.add(new Stall(name, learned.polygon()));
    }
    return new Areas(List.of(), offered, List.of());
  }

  /** Writes all that is known, with a version. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    counter.write(out);
    out.writeInt(takenCount);
    out.writeBoolean(filter.isPresent());
    if (filter.isPresent()) {
      filter.get().write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote. The settings may have changed since: what has kept its name
   * goes on.
   *
   * @throws StateException if it is damaged or of a later version
   */
  public static LotCounter read(DataInput in, LotSettings settings) throws IOException {
    StateException.readVersion(in, "lot", VERSION);
    CarCounter counter = CarCounter.read(in, settings.counting());
    int takenCount = in.readInt();
    boolean estimated = in.readBoolean();
    if (!estimated || settings.occupancy().isEmpty()) {
      // A start count is taken when the estimate begins.
      return new LotCounter(settings, counter, filter(settings));
    }
    OccupancyFilter filter = OccupancyFilter.read(in, settings.occupancy().get());
    LotCounter lot = new LotCounter(settings, counter, Optional.of(filter));
    lot.takenCount = takenCount;
    return lot;
  }
}
