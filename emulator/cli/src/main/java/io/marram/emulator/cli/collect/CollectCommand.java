package io.marram.emulator.cli.collect;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Works with pictures that gateways collected for training. */
@Command(
    name = "collect",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = {"Work with pictures that gateways collected for training.", ""},
    commandListHeading = "%nActions:%n",
    subcommands = {CollectExportCommand.class})
public final class CollectCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name an action: export");
  }
}
