package io.marram.emulator.cli.eval;

import io.marram.emulator.cli.anomaly.EvalAnomalyCommand;
import io.marram.emulator.cli.anomaly.EvalAnomalyMultiCommand;
import io.marram.emulator.cli.anomaly.EvalFaultsCommand;
import io.marram.emulator.cli.anomaly.EvalIforestCommand;
import io.marram.emulator.cli.cars.EvalLinesCommand;
import io.marram.emulator.cli.cars.EvalLotCommand;
import io.marram.emulator.cli.eval.bluetooth.EvalBluetoothCommand;
import io.marram.emulator.cli.eval.chaos.EvalChaosCommand;
import io.marram.emulator.cli.eval.sensing.EvalFleetCommand;
import io.marram.emulator.cli.eval.sensing.EvalPathCommand;
import io.marram.emulator.cli.eval.sensing.EvalSensingCommand;
import io.marram.emulator.cli.eval.swap.EvalCrashCommand;
import io.marram.emulator.cli.eval.swap.EvalHotSwapCommand;
import io.marram.emulator.cli.faces.EvalDetectCommand;
import io.marram.emulator.cli.faces.EvalIdentifyCommand;
import io.marram.emulator.cli.faces.EvalVerifyCommand;
import io.marram.emulator.cli.parking.EvalOccupancyCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures: quality on pictures with known truth, and what updates and crashes do. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = {
      "Measure: detection and recognition on pictures of your own, anomaly detection on your own"
          + " series and car counting on your own lots and videos, with the same code as on the"
          + " gateway and in the function; and a gateway whose"
          + " bundles are updated or that is killed.",
      ""
    },
    commandListHeading = "%nWhat:%n",
    subcommands = {
      EvalDetectCommand.class,
      EvalVerifyCommand.class,
      EvalIdentifyCommand.class,
      EvalHotSwapCommand.class,
      EvalCrashCommand.class,
      EvalSensingCommand.class,
      EvalPathCommand.class,
      EvalFleetCommand.class,
      EvalChaosCommand.class,
      EvalBluetoothCommand.class,
      EvalAnomalyCommand.class,
      EvalAnomalyMultiCommand.class,
      EvalIforestCommand.class,
      EvalFaultsCommand.class,
      EvalLotCommand.class,
      EvalLinesCommand.class,
      EvalOccupancyCommand.class
    },
    footer = {"", "Results go to standard output; progress and warnings go to standard error."})
public final class EvalCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to measure");
  }
}
