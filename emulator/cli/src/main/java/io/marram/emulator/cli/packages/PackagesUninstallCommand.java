package io.marram.emulator.cli.packages;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.kura.InstalledPackage;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Removes a package. */
@Command(
    name = "uninstall",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Remove a package and its bundles.", ""},
    footer = {
      "",
      "  ./marram packages uninstall marram-vision",
      "",
      "Exit code 0 when it is gone, 1 if not (or it was not there), 2 for wrong usage."
    })
final class PackagesUninstallCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(
      paramLabel = "NAME",
      description = "The package's name, as 'packages list' prints it.")
  private String name;

  @Mixin private PackageChangeOptions options;

  PackagesUninstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    KuraClient client = options.client(context);
    InstalledPackage present =
        client.packages().stream()
            .filter(item -> item.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "\"" + name + "\" is not installed: see ./marram packages list"));
    return options.report(
        context,
        client,
        present.toString(),
        "uninstalled",
        (waiting, part) -> {
          Optional<String> operation = client.uninstall(name);
          return operation.isPresent()
              ? waiting.follow(operation.get(), Optional.of(present))
              : waiting.watch(
                  packages ->
                      packages.stream().anyMatch(item -> item.name().equals(name))
                          ? Optional.empty()
                          : Optional.of(present),
                  name + " is still there");
        });
  }
}
