package io.marram.emulator.cli.watch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows what happens, as it happens. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = {"Show what happens, as it happens.", ""},
    commandListHeading = "%nWhat:%n",
    subcommands = {WatchSensorsCommand.class, WatchAlertsCommand.class})
public final class WatchCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to watch: sensors or alerts");
  }
}
