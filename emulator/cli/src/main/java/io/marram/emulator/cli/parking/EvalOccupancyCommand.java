package io.marram.emulator.cli.parking;

import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.detect.DetectorSettings;
import io.marram.cars.occupancy.OccupancySettings;
import io.marram.emulator.cli.networks.LocalNetworks;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.Csv;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.devices.parking.ParkingLot;
import io.marram.emulator.devices.parking.ParkingScene;
import io.marram.emulator.devices.parking.ParkingSettings;
import io.marram.emulator.devices.parking.render.LotView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Counts the cars on a drawn lot for hours and compares with the truth. */
@Command(
    name = "occupancy",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Count the cars on a drawn parking lot for hours of its own time, with the gateway's"
          + " detector, and compare each minute with the truth: by what is seen, by who crosses the"
          + " lines, and by the estimate from both.",
      ""
    },
    footer = {
      "",
      "as seen             what the detector and the lines gave",
      "draw 1, 2, ...      the same with some crossings kept back and some stalls hidden, by"
          + " chance",
      "all draws           these together, to be compared with the targets: a lot on which one of"
          + " the signals is hardly ever wrong says little about an estimate from both",
      "seen, lines, fused  mean absolute error, cars",
      "ratio               of fused to the better of the two others",
      "interval            share of the time in which the 95 % interval holds the truth, and its"
          + " average width in cars",
      "at odds             share of the time in which the two signals are said to disagree",
      "stalls              share of the stalls whose state is right while no car drives",
      "",
      "The lower the camera, the more cars hide others. 24 hours are about 2,200 pictures: a"
          + " quarter of an hour on one core that does nothing else."
    })
public final class EvalOccupancyCommand implements Callable<Integer> {

  private static final int HOUR_MILLIS = 3_600_000;
  private static final int DAY_HOURS = 24;
  private static final int MOST_HOURS = 24 * 7;
  private static final int MOST_DRAWS = 100;
  private static final long STILL_MILLIS = 300_000;

  private final CommandOutput output;
  private final LocalNetworks networks;

  @Spec private CommandSpec spec;

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "24",
      description = "From the first midnight on (default: ${DEFAULT-VALUE}).")
  private int hours;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which cars come and when (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--camera-height",
      paramLabel = "M",
      defaultValue = "8.5",
      description = "Metres above the ground, 3 to 20 (default: ${DEFAULT-VALUE}).")
  private double cameraHeight;

  @Option(
      names = "--least-score",
      paramLabel = "S",
      defaultValue = "0.2",
      description = "What scores less is not found (default: ${DEFAULT-VALUE}).")
  private double leastScore;

  @Option(
      names = "--missed-crossings",
      paramLabel = "P",
      defaultValue = "0.05",
      description =
          "In the draws, the part of the counted crossings that is kept back"
              + " (default: ${DEFAULT-VALUE}).")
  private double missed;

  @Option(
      names = "--hidden-stalls",
      paramLabel = "P",
      defaultValue = "0.05",
      description =
          "In the draws, the part of the stalls in which no car is shown, for ten minutes each"
              + " (default: ${DEFAULT-VALUE}).")
  private double hidden;

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many, 0 to 100 (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--out",
      paramLabel = "FILE.csv",
      description = "Write what was said and what was so at each minute.")
  private Optional<Path> out = Optional.empty();

  /**
   * @param output where it says what it found
   * @param networks the gateway's
   */
  public EvalOccupancyCommand(CommandOutput output, LocalNetworks networks) {
    this.output = output;
    this.networks = networks;
  }

  @Override
  public Integer call() {
    require(hours >= 1 && hours <= MOST_HOURS, "--hours must be 1 to " + MOST_HOURS);
    require(leastScore > 0 && leastScore < 1, "--least-score must be between 0 and 1");
    require(hidden >= 0 && hidden <= 0.5, "--hidden-stalls must be from 0 to 0.5");
    require(missed >= 0 && missed <= 0.5, "--missed-crossings must be from 0 to 0.5");
    require(draws >= 0 && draws <= MOST_DRAWS, "--draws must be from 0 to " + MOST_DRAWS);
    LotView view = view();
    Areas areas = AreaText.parse(ParkingLot.areas(view));
    List<OccupancyTrial> trials = trials(areas);
    SceneWatch watch =
        new SceneWatch(
            new ParkingScene(
                ParkingSettings.ordinary(seed, (hours + DAY_HOURS - 1) / DAY_HOURS), view),
            networks.cars(DetectorSettings.DEFAULT.withLeastScore(leastScore)),
            STILL_MILLIS);
    watch(watch, trials);
    out.ifPresent(file -> write(file, trials));
    table(trials).lines().forEach(output.out()::println);
    output.out().println();
    OccupancyTrial plain = trials.get(0);
    output
        .out()
        .printf(
            Locale.ROOT,
            "%d h, %,d pictures looked at; %d crossings counted of %d.%n",
            hours,
            watch.pictures(),
            plain.counted(),
            plain.crossings());
    compare(drawn(trials));
    return 0;
  }

  private void require(boolean holds, String message) {
    if (!holds) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private LotView view() {
    try {
      return new LotView(cameraHeight);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--camera-height: " + e.getMessage(), e);
    }
  }

  private List<OccupancyTrial> trials(Areas areas) {
    List<OccupancyTrial> trials = new ArrayList<>();
    trials.add(trial(Disturbance.NONE, areas));
    for (int draw = 1; draw <= draws; draw++) {
      trials.add(trial(new Disturbance("draw " + draw, missed, hidden, draw), areas));
    }
    return trials;
  }

  private static OccupancyTrial trial(Disturbance disturbance, Areas areas) {
    return new OccupancyTrial(disturbance, areas, OccupancySettings.of(ParkingLot.capacity()));
  }

  private void watch(SceneWatch watch, List<OccupancyTrial> trials) {
    try (ProgressDisplay progress = output.progress()) {
      ProgressDisplay.Part part = progress.begin("watching the lot for " + hours + " h");
      long[] hour = {0};
      watch.watch(
          (long) hours * HOUR_MILLIS,
          moment -> {
            trials.forEach(trial -> trial.observe(moment));
            long now = moment.truth().timeMillis() / HOUR_MILLIS;
            if (now > hour[0]) {
              hour[0] = now;
              part.at("%d:00, %,d pictures".formatted(now, watch.pictures()));
            }
          });
      part.done();
    }
  }

  private static TextTable table(List<OccupancyTrial> trials) {
    TextTable table =
        new TextTable(
            "lrrrrrrrr",
            "signals",
            "seen",
            "lines",
            "fused",
            "ratio",
            "interval",
            "width",
            "at odds",
            "stalls");
    for (OccupancyTrial trial : trials) {
      row(table, trial.disturbance().name(), OccupancyScore.of(trial.minutes()));
    }
    if (trials.size() > 1) {
      row(table, "all draws", drawn(trials));
    }
    return table;
  }

  /** The score of all draws together; of what was seen, if there are none. */
  private static OccupancyScore drawn(List<OccupancyTrial> trials) {
    return OccupancyScore.of(
        trials, each -> trials.size() == 1 || each.disturbance() != Disturbance.NONE);
  }

  private static void row(TextTable table, String name, OccupancyScore score) {
    table.row(
        name,
        cars(score.seen()),
        cars(score.lines()),
        cars(score.fused()),
        Double.isNaN(score.ratio()) ? "-" : cars(score.ratio()),
        percent(score.covered()),
        cars(score.width()),
        percent(score.disagreeing()),
        percent(score.stalls()));
  }

  private void compare(OccupancyScore score) {
    output
        .out()
        .printf(
            Locale.ROOT,
            "Target: a ratio of at most %.1f: %s. Target: the truth in the interval for %.0f to"
                + " %.0f %% of the time: %s.%n",
            OccupancyScore.MOST_RATIO,
            Double.isNaN(score.ratio())
                ? "there is no error to halve"
                : reached(score.reachesRatio()),
            100 * OccupancyScore.LEAST_COVERED,
            100 * OccupancyScore.MOST_COVERED,
            reached(score.reachesInterval()));
  }

  private static String reached(boolean reached) {
    return reached ? "reached" : "not reached";
  }

  private static String cars(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String percent(double part) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part);
  }

  private static void write(Path file, List<OccupancyTrial> trials) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Csv.line("signals", "minute", "cars", "seen", "lines", "fused", "low", "high", "disagree"));
    for (OccupancyTrial trial : trials) {
      for (OccupancyTrial.Minute minute : trial.minutes()) {
        lines.add(
            Csv.line(
                trial.disturbance().name(),
                minute.truth().timeMillis() / 60_000,
                minute.truth().cars(),
                minute.seen(),
                minute.byLines(),
                minute.fused().cars(),
                minute.fused().low(),
                minute.fused().high(),
                minute.fused().disagreeing()));
      }
    }
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new CommandFailure(
          "cannot write %s: %s %s".formatted(file, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
