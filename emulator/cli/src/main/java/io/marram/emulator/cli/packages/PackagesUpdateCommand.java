package io.marram.emulator.cli.packages;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.kura.InstalledPackage;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.PackageFile;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.packages.PackageSource.LocalFile;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replaces an installed package by a newer one. */
@Command(
    name = "update",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Replace an installed package by one of the same name that is not older.",
      "",
      "Bundles that have not changed go on running.",
      ""
    },
    footer = {
      "",
      "  ./marram packages update marram-vision_0.2.0.dp",
      "",
      "Exit code 0 when it is replaced, 1 if not, 2 for wrong usage. A real Kura does not tell"
          + " whether a version that it has already was replaced: that is said, with exit code 0."
    })
final class PackagesUpdateCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      converter = PackageSource.Converter.class,
      description = "A deployment package (.dp).")
  private PackageSource source;

  @Mixin private PackageChangeOptions options;

  PackagesUpdateCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!(source instanceof LocalFile local)) {
      throw new ParameterException(
          spec.commandLine(),
          "what is behind a URL is only known when it is installed: use packages install");
    }
    PackageFile file = local.read();
    KuraClient client = options.client(context);
    List<InstalledPackage> before = client.packages();
    InstalledPackage present =
        before.stream()
            .filter(item -> item.name().equals(file.content().name()))
            .findFirst()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        file.content().name()
                            + " is not installed at "
                            + client.address()
                            + ": use packages install"));
    if (file.content().version().compareTo(present.version()) < 0) {
      throw new CommandFailure(
          "%s is older than %s, which is installed: use packages install to go back"
              .formatted(file.content(), present.version()));
    }
    return options.install(context, client, file, before);
  }
}
