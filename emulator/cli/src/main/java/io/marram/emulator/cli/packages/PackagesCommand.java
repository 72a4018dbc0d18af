package io.marram.emulator.cli.packages;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Keeps the deployment packages of a gateway. */
@Command(
    name = "packages",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "ACTION",
    description = {"Keep the deployment packages of a gateway.", ""},
    commandListHeading = "%nActions:%n",
    subcommands = {
      PackagesListCommand.class,
      PackagesInstallCommand.class,
      PackagesUpdateCommand.class,
      PackagesUninstallCommand.class
    },
    footer = {
      "",
      "The gateway is that of the running system, or with --gateway any Kura 5.6 with its REST API.",
      "",
      "  ./marram packages list",
      "  ./marram packages update marram-vision_0.2.0.dp",
      "  ./marram packages list --gateway https://gateway.example --ca gateway.pem",
      "",
      "Kura makes its own certificate. Get it, and compare it with what Kura's web UI shows:",
      "  openssl s_client -connect gateway.example:443 </dev/null | openssl x509 > gateway.pem"
    })
public final class PackagesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name an action: list, install, update or uninstall");
  }
}
