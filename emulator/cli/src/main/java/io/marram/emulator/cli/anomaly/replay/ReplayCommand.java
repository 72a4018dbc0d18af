package io.marram.emulator.cli.anomaly.replay;

import io.marram.anomaly.Verdict;
import io.marram.anomaly.Verdict.State;
import io.marram.anomaly.series.SeriesMonitor;
import io.marram.emulator.cli.anomaly.BudgetOption;
import io.marram.emulator.cli.anomaly.StandardMonitor;
import io.marram.emulator.cli.anomaly.series.RecordedSeries;
import io.marram.emulator.cli.anomaly.series.SeriesRow;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lets a recorded series go through anomaly detection and shows what it finds. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Let a recorded series go through anomaly detection, as if it were measured now, and show the"
          + " alarms: as a table and, with --plot, as a picture of the series, its score and its"
          + " alarms.",
      ""
    },
    footer = {
      "",
      "Example: ./marram replay temperature.csv --plot temperature.png",
      "",
      "Exit code 0 with or without alarms, 1 if the file cannot be read."
    })
public final class ReplayCommand implements Callable<Integer> {

  private static final int LOOK_EVERY = 4096;
  private static final long INTERVAL_NANOS = 5_000_000_000L;
  private static final String PNG = "png";

  private final CommandOutput output;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = {
        "CSV with the columns timestamp and value, or JSON lines with sensor.id, time and value as in"
            + " a gateway's journal. Times without a zone are UTC."
      })
  private Path file;

  @Option(names = "--plot", paramLabel = "OUT.png", description = "Draw this picture.")
  private Optional<Path> plot = Optional.empty();

  @Option(
      names = "--size",
      paramLabel = "WxH",
      defaultValue = "1600x900",
      description = "Of the picture, in pixels (default: ${DEFAULT-VALUE}).")
  private String size;

  @Mixin private BudgetOption budget;

  @Option(
      names = "--series",
      paramLabel = "ID",
      description = "The sensor, if the file has readings of several.")
  private Optional<String> series = Optional.empty();

  /**
   * @param output where it says what it found
   */
  public ReplayCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    PlotSize pixels = pixels();
    double falseAlarmsPerDay = budget.perDay();
    if (plot.isPresent() && !plot.get().toString().toLowerCase(Locale.ROOT).endsWith("." + PNG)) {
      throw new ParameterException(
          spec.commandLine(), "--plot must end with .png, was " + plot.get());
    }
    RecordedSeries recorded = RecordedSeries.read(file);
    String name = recorded.choose(series);
    try (ProgressDisplay progress = output.progress()) {
      Replay replay = replay(name, recorded.rows().get(name), falseAlarmsPerDay, progress);
      if (recorded.strange() > 0) {
        progress.note("warning: %,d lines of %s are no JSON".formatted(recorded.strange(), file));
      }
      plot.ifPresent(target -> draw(replay, falseAlarmsPerDay, pixels, target, progress));
      print(replay);
    }
    return 0;
  }

  private PlotSize pixels() {
    try {
      return PlotSize.parse(size);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--size: " + e.getMessage(), e);
    }
  }

  private Replay replay(
      String name, List<SeriesRow> rows, double falseAlarmsPerDay, ProgressDisplay progress) {
    SeriesMonitor monitor = StandardMonitor.of(name, falseAlarmsPerDay);
    List<Verdict> verdicts = new ArrayList<>(rows.size());
    ProgressDisplay.Part part = progress.begin("%,d readings".formatted(rows.size()));
    long unreadable = 0;
    long saidNanos = System.nanoTime();
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).sample().map(monitor::observe).ifPresent(verdicts::add);
      unreadable += rows.get(i).readable() ? 0 : 1;
      if (i % LOOK_EVERY == 0 && System.nanoTime() - saidNanos > INTERVAL_NANOS) {
        saidNanos = System.nanoTime();
        part.at("%d %%".formatted(100L * i / rows.size()));
      }
    }
    if (verdicts.isEmpty()) {
      part.failed();
      throw new CommandFailure(file + " has no reading with a time");
    }
    part.done();
    if (unreadable > 0) {
      progress.note("warning: rows without a time or a number: %,d".formatted(unreadable));
    }
    return new Replay(name, verdicts);
  }

  private void draw(
      Replay replay,
      double falseAlarmsPerDay,
      PlotSize pixels,
      Path target,
      ProgressDisplay progress) {
    ProgressDisplay.Part part = progress.begin(target.toString());
    // There is no screen to draw on, whatever DISPLAY says.
    System.setProperty("java.awt.headless", "true");
    String settings =
        String.format(
            Locale.ROOT, " at a budget of %s false alarms a day", number(falseAlarmsPerDay));
    try {
      ByteArrayOutputStream png = new ByteArrayOutputStream();
      ImageIO.write(ReplayPlot.draw(replay, settings, pixels), PNG, png);
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.write(target, png.toByteArray());
    } catch (IOException e) {
      part.failed();
      throw new CommandFailure("cannot write " + target + ": " + e.getMessage(), e);
    }
    part.done();
  }

  private void print(Replay replay) {
    List<Verdict> alarms = replay.alarms();
    if (!alarms.isEmpty()) {
      TextTable table = new TextTable("rlrrl", "#", "time", "value", "score", "reason");
      for (int i = 0; i < alarms.size(); i++) {
        Verdict alarm = alarms.get(i);
        table.row(
            i + 1,
            Instant.ofEpochMilli(alarm.timeMillis()),
            number(alarm.value()),
            String.format(Locale.ROOT, "%.3f", alarm.score()),
            alarm.reason());
      }
      table.lines().forEach(output.out()::println);
    }
    long refused = replay.count(State.INVALID);
    output
        .out()
        .println(
            replay.summary()
                + (refused == 0
                    ? ""
                    : String.format(Locale.ROOT, ", %,d readings refused", refused))
                + (replay.count(State.READY) > 0
                    ? "."
                    : ". Too little was seen to judge: give a longer series."));
  }

  /** Six digits are as many as anybody reads. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = new BigDecimal(value, new MathContext(6)).stripTrailingZeros();
    boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9;
    return plain ? rounded.toPlainString() : rounded.toString();
  }
}
