package io.marram.emulator.cli.anomaly;

import io.marram.emulator.cli.output.CommandOutput;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.simulator.FaultKind;
import io.marram.simulator.SensorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for the faults of simulated sensors. */
@Command(
    name = "faults",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Look for the faults of simulated sensors: one sensor of each of nine kinds, with one kind of"
          + " fault, a reading a minute; at first some days without a fault.",
      "",
      "spike     one reading off by half of the sensor's range",
      "drift     away by 0.3 of the range within 2 hours, then right again",
      "stuck     the same value for 2 hours",
      "drop_out  no readings for 30 minutes",
      "noise     more noise for an hour, its deviation 0.1 of the range",
      ""
    },
    footer = {
      "",
      "A fault is found if there is an alarm from its begin to ten readings after its end, and in time"
          + " if that is before its end (a drop-out: before the ten readings are over). Every other"
          + " alarm is false. What some faults do cannot be seen: a light sensor that is stuck in the"
          + " dark, a spike among vibrations.",
      "precision  share of the alarms that are at a fault; the rarer the faults, the smaller it is",
      "false      false alarms a day and series",
      "delay      median from a fault's begin to its first alarm"
    })
public final class EvalFaultsCommand implements Callable<Integer> {

  private static final int MOST_SEEDS = 100;
  private static final int MOST_DAYS = 365;

  private final CommandOutput output;

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "2",
      description = "Simulations, each with other chance (default: ${DEFAULT-VALUE}).")
  private int seeds;

  @Option(
      names = "--healthy-days",
      paramLabel = "D",
      defaultValue = "7",
      description =
          "Days before the first fault; their alarms are not counted (default: ${DEFAULT-VALUE}).")
  private int healthyDays;

  @Option(
      names = "--days",
      paramLabel = "D",
      defaultValue = "30",
      description = "Days with faults (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--every",
      paramLabel = "D",
      defaultValue = "3",
      description =
          "A fault in so many days; what comes oftener than the budget is usual"
              + " (default: ${DEFAULT-VALUE}).")
  private int everyDays;

  @Mixin private BudgetOption budget;

  @Option(
      names = "--csv",
      paramLabel = "FILE.csv",
      description = "Write the counts of each kind of fault and sensor.")
  private Optional<Path> csv = Optional.empty();

  /**
   * @param output where it says what it found
   */
  public EvalFaultsCommand(CommandOutput output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    require(seeds >= 1 && seeds <= MOST_SEEDS, "--seeds must be 1 to " + MOST_SEEDS);
    require(healthyDays >= 0 && healthyDays <= MOST_DAYS, "--healthy-days must be 0 to 365");
    require(days >= 1 && days <= MOST_DAYS, "--days must be 1 to 365");
    require(everyDays >= 1 && everyDays <= days, "--every must be 1 to --days");
    double falseAlarmsPerDay = budget.perDay();
    FaultReport report = new FaultReport(watch(falseAlarmsPerDay));
    csv.ifPresent(report::write);
    report.byFault().lines().forEach(output.out()::println);
    output.out().println();
    output.out().println("Recall by sensor:");
    report.bySensor().lines().forEach(output.out()::println);
    return 0;
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  /** Lets all trials run, on all cores. */
  private List<FaultReport.Entry> watch(double falseAlarmsPerDay) {
    List<Supplier<FaultReport.Entry>> trials = new ArrayList<>();
    for (Optional<FaultKind> fault : FaultReport.FAULTS) {
      for (SensorSettings sensor : FaultySensors.with(fault, Duration.ofDays(everyDays))) {
        trials.add(
            () -> new FaultReport.Entry(fault, sensor.type(), watch(sensor, falseAlarmsPerDay)));
      }
    }
    AtomicInteger done = new AtomicInteger();
    try (ProgressDisplay progress = output.progress()) {
      ProgressDisplay.Part part =
          progress.begin(
              "%d series, %d days each".formatted(trials.size() * seeds, healthyDays + days));
      List<FaultReport.Entry> entries =
          trials.parallelStream()
              .map(
                  trial -> {
                    FaultReport.Entry entry = trial.get();
                    say(part, done.incrementAndGet());
                    return entry;
                  })
              .toList();
      part.done();
      return entries;
    }
  }

  private void say(ProgressDisplay.Part part, int done) {
    if (output.terminal() || done % 10 == 0) {
      part.at(done * seeds + " done");
    }
  }

  private FaultCount watch(SensorSettings sensor, double falseAlarmsPerDay) {
    return IntStream.rangeClosed(1, seeds)
        .mapToObj(seed -> new FaultTrial(seed, healthyDays, days, falseAlarmsPerDay).run(sensor))
        .reduce(FaultCount.NONE, FaultCount::plus);
  }
}
