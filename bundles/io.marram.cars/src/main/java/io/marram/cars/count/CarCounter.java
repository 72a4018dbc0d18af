package io.marram.cars.count;

import io.marram.cars.Detection;
import io.marram.cars.Detections;
import io.marram.cars.StateException;
import io.marram.cars.motion.PictureMotion;
import io.marram.cars.track.Track;
import io.marram.cars.track.Tracker;
import io.marram.vision.geometry.Box;
import io.marram.vision.image.RgbImage;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts the cars of one camera: in the picture, per zone, per stall and across lines. One thread
 * at a time.
 */
public final class CarCounter {

  private static final int VERSION = 1;

  /** For so long after the beginning cars appear that were there before. */
  private static final long STARTING_MILLIS = 2_000;

  private static final int FEWEST_PICTURES = 3;

  /** What a car is called whose name nobody asked for. */
  private static final String UNASKED = "vehicle";

  /** After so long without a picture anything may stand anywhere: it begins to look anew. */
  private static final long PAUSE_MILLIS = 60_000;

  private final CountSettings settings;
  private final Set<String> meant;
  private final Set<String> asked;
  private final FrameClock clock = new FrameClock();
  private final ZoneCounter picture;
  private final List<ZoneCounter> zones = new ArrayList<>();
  private final StallMonitor stalls;
  private final StallLearner learner;
  private final List<LineCounter> lines = new ArrayList<>();
  private final PictureMotion motion = new PictureMotion();
  private Tracker tracker;
  private int pictures;
  private long beginMillis = -1;

  public CarCounter(CountSettings settings) {
    this.settings = settings;
    meant = settings.meantLabels();
    asked = settings.askedLabels();
    tracker = new Tracker(settings.tracker());
    picture = ZoneCounter.ofPicture(settings);
    settings
        .areas()
        .zones()
        .forEach(zone -> zones.add(ZoneCounter.of(zone, settings.windowMillis())));
    stalls = new StallMonitor(settings.areas().stalls(), settings.stallSettleMillis());
    learner = new StallLearner(settings.standMillis());
    settings.areas().lines().forEach(line -> lines.add(new LineCounter(line)));
  }

  /**
   * Takes what was found in the next picture. After a minute without one, cars are looked for anew;
   * what was counted across lines and what was learned stays.
   *
   * @return what is known now; empty if the picture is not later than the one before. After ten
   *     such pictures in a row the camera's clock is taken to be set back, and counting goes on
   */
  public Optional<CountReport> observe(Detections detections) {
    return observe(detections, Optional.empty());
  }

  /**
   * Takes what was found in the next picture, and that picture itself: what it shows to stand does
   * not cross a line, whatever boxes lie on it.
   *
   * @return as {@link #observe(Detections)}
   */
  public Optional<CountReport> observe(Detections detections, Optional<RgbImage> shown) {
    long before = clock.last();
    OptionalLong time = clock.accept(detections.timeMillis());
    if (time.isEmpty()) {
      return Optional.empty();
    }
    long now = time.getAsLong();
    if (beginMillis < 0 || now - before > PAUSE_MILLIS) {
      beginMillis = now;
      pictures = 0;
      tracker.forget();
    }
    pictures = Math.min(pictures + 1, fewestPictures());
    boolean settled = pictures >= fewestPictures();
    boolean starting = !settled || now - beginMillis < STARTING_MILLIS;
    if (!lines.isEmpty()) {
      shown.ifPresentOrElse(image -> motion.add(image, now), motion::clear);
    }
    Detections apart = settings.duplicates().apply(detections, meant);
    List<Track> tracks = tracker.observe(new Detections(now, apart.list()));
    List<Track> cars =
        tracks.stream()
            .filter(track -> track.confirmed() && settings.labels().accepts(track.label()))
            .toList();
    learner.observe(cars, now);
    List<Crossing> crossings = new ArrayList<>();
    for (LineCounter line : lines) {
      line.observe(tracks, starting, detections.timeMillis(), motion).stream()
          .map(this::named)
          .forEach(crossings::add);
    }
    List<ZoneCount> counts = new ArrayList<>();
    for (int i = 0; i < zones.size(); i++) {
      counts.add(
          new ZoneCount(
              settings.areas().zones().get(i).name(), zones.get(i).observe(tracks, now, settled)));
    }
    return Optional.of(
        new CountReport(
            detections.timeMillis(),
            now,
            settled,
            picture.observe(tracks, now, settled),
            counts,
            settled ? stalls.observe(standing(cars, apart), now) : stalls.states(),
            lines.stream().map(LineCounter::count).toList(),
            crossings,
            tracks));
  }

  /** What crosses may be counted as a car though it was taken for a "cell phone", from above. */
  private Crossing named(Crossing crossing) {
    return asked.isEmpty() || asked.contains(crossing.label()) ? crossing : crossing.named(UNASKED);
  }

  /**
   * The camera shows something else: cars are looked for anew from the next picture on. What was
   * counted across lines and what was learned stays.
   */
  public void forgetCars() {
    beginMillis = -1;
  }

  /** Cars that are followed, and what is too faint to be followed but enough for a stall. */
  private List<Box> standing(List<Track> cars, Detections apart) {
    return Stream.concat(
            cars.stream().map(Track::box),
            apart.list().stream().filter(settings::believedInStall).map(Detection::box))
        .toList();
  }

  private int fewestPictures() {
    return Math.max(FEWEST_PICTURES, settings.tracker().confirmations());
  }

  /** Stalls learned from where cars stood for long, without those that are known; surest first. */
  public List<LearnedStall> learnedStalls() {
    return learner.offers(settings.areas().stalls());
  }

  /** Writes all that is known, with a version. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(VERSION);
    clock.write(out);
    out.writeInt(pictures);
    out.writeLong(beginMillis);
    tracker.write(out);
    stalls.write(out);
    learner.write(out);
    out.writeInt(lines.size());
    for (LineCounter line : lines) {
      out.writeUTF(line.line().name());
      line.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote. The settings may have changed since: what has kept its name
   * goes on.
   *
   * @throws StateException if it is damaged or of a later version
   */
  public static CarCounter read(DataInput in, CountSettings settings) throws IOException {
    StateException.readVersion(in, "counter", VERSION);
    CarCounter counter = new CarCounter(settings);
    counter.clock.read(in);
    counter.pictures = StateException.readCount(in, "pictures", 100);
    counter.beginMillis = in.readLong();
    counter.tracker = Tracker.read(in, settings.tracker());
    if (counter.tracker.timeMillis() > counter.clock.last()) {
      throw new StateException("counter: damaged, cars were followed after the newest picture");
    }
    counter.stalls.read(in);
    counter.learner.read(in);
    for (int left = StateException.readCount(in, "lines", 1_000); left > 0; left--) {
      String name = in.readUTF();
      LineCounter.Memory memory = LineCounter.Memory.read(in);
      counter.lines.stream()
          .filter(line -> line.line().name().equals(name))
          .forEach(line -> line.resume(memory));
    }
    return counter;
  }
}
