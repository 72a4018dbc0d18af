package io.marram.emulator.cli.packages;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.kura.InstalledPackage;
import io.marram.emulator.cli.output.TextTable;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints which packages a gateway has. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Print which packages are installed.", ""},
    footer = {
      "",
      "Exit code 0 if the gateway answered, 1 if not (or it refused), 2 for wrong usage."
    })
final class PackagesListCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private GatewayOptions gateway;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  PackagesListCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<InstalledPackage> packages =
        gateway.client(context).packages().stream()
            .sorted(Comparator.comparing(InstalledPackage::name))
            .toList();
    if (json) {
      JsonArray array = new JsonArray();
      packages.forEach(
          item ->
              array.add(
                  new JsonObject()
                      .add("name", item.name())
                      .add("version", item.version().toString())));
      context
          .out()
          .println(new JsonObject().add("packages", array).toString(WriterConfig.PRETTY_PRINT));
    } else if (packages.isEmpty()) {
      context.out().println("No package is installed. Install one: ./marram packages install FILE");
    } else {
      TextTable table = new TextTable("ll", "package", "version");
      packages.forEach(item -> table.row(item.name(), item.version()));
      table.lines().forEach(context.out()::println);
    }
    return 0;
  }
}
