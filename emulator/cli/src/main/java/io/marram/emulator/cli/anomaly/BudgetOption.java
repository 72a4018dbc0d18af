package io.marram.emulator.cli.anomaly;

import io.marram.anomaly.series.SeriesSettings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The budget of false alarms as an option; the default is the gateway's. */
public final class BudgetOption {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--budget",
      paramLabel = "N",
      description =
          "How many false alarms a day are acceptable, over 0 up to 1000 (default: what a gateway"
              + " has, 0.2).")
  private double budget = SeriesSettings.STANDARD_FALSE_ALARMS;

  /**
   * How many a day.
   *
   * @throws ParameterException if there can be no such budget
   */
  public double perDay() {
    try {
      StandardMonitor.of("", budget);
      return budget;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--budget: " + e.getMessage(), e);
    }
  }
}
