package io.marram.emulator.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures detection and recognition on pictures with known truth. */
@Command(
    name = "eval",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = {
      "Measure on pictures of your own: the same code as on the gateway and in the function, without"
          + " the system around it.",
      ""
    },
    commandListHeading = "%nWhat:%n",
    subcommands = {EvalDetectCommand.class, EvalVerifyCommand.class, EvalIdentifyCommand.class},
    footer = {
      "",
      "Results are CSV on standard output; progress and warnings go to standard error."
    })
final class EvalCommand implements Runnable {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  EvalCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to measure");
  }

  CommandContext context() {
    return context;
  }
}
