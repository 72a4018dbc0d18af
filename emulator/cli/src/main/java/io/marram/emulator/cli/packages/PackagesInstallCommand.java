package io.marram.emulator.cli.packages;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.kura.InstalledPackage;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.PackageFile;
import io.marram.emulator.cli.packages.PackageSource.Download;
import io.marram.emulator.cli.packages.PackageSource.LocalFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Installs a package. */
@Command(
    name = "install",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Install a package, or replace the one of that name, whichever version it has.",
      "",
      "A file is sent to the gateway; a URL is fetched by the gateway itself.",
      ""
    },
    footer = {
      "",
      "  ./marram packages install marram-vision_0.1.0.dp",
      "  ./marram packages install https://downloads.example/marram-vision_0.1.0.dp",
      "",
      "Exit code 0 when it is installed, 1 if not, 2 for wrong usage. A real Kura does not tell"
          + " whether a version that it has already was replaced: that is said, with exit code 0."
    })
final class PackagesInstallCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(
      paramLabel = "FILE|URL",
      converter = PackageSource.Converter.class,
      description = "A deployment package (.dp).")
  private PackageSource source;

  @Mixin private PackageChangeOptions options;

  PackagesInstallCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (source instanceof LocalFile local) {
      PackageFile file = local.read();
      KuraClient client = options.client(context);
      return options.install(context, client, file, client.packages());
    }
    KuraClient client = options.client(context);
    return download(client, ((Download) source).url(), client.packages());
  }

  private int download(KuraClient client, URI url, List<InstalledPackage> before)
      throws InterruptedException {
    return options.report(
        context,
        client,
        url.toString(),
        "installed",
        (waiting, part) -> {
          part.at("asking the gateway to fetch it");
          Optional<String> operation = client.install(url);
          return operation.isPresent()
              ? waiting.follow(operation.get(), Optional.empty())
              : waiting.watch(
                  packages -> packages.stream().filter(item -> !before.contains(item)).findFirst(),
                  "the packages are the same as before");
        });
  }
}
