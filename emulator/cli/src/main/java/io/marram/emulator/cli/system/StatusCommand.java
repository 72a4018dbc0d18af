package io.marram.emulator.cli.system;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.cloud.store.StoreException;
import io.marram.cloud.store.StoredReading;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.gateway.ConsoleLogin;
import io.marram.emulator.cli.home.GatewayState;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.parking.ParkingProcess;
import io.marram.emulator.cli.sensing.SensingStore;
import io.marram.emulator.cli.sensing.SensingSummary;
import io.marram.emulator.cli.watch.GatewayHealthLook;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what runs in the home. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = {
      "Print the addresses of the running system and of the gateways that joined.",
      ""
    },
    footer = {"", "Exit code 0 if a system is running, 1 if not."})
public final class StatusCommand implements Callable<Integer> {

  private final CommandContext context;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  StatusCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<SystemState> system = context.home().running();
    List<GatewayState> joined = context.home().joined().running();
    if (json) {
      JsonArray gateways = new JsonArray();
      joined.forEach(gateway -> gateways.add(Json.parse(gateway.toJson())));
      context
          .out()
          .println(
              new JsonObject()
                  .add("system", system.map(state -> Json.parse(state.toJson())).orElse(Json.NULL))
                  .add("gateways", gateways)
                  .toString(WriterConfig.PRETTY_PRINT));
    } else if (system.isEmpty()) {
      context.out().println(absence(joined));
    } else {
      TextTable table = UpCommand.addresses(system.get());
      for (GatewayState gateway : joined) {
        table.row(
            "console of " + gateway.thing(), gateway.console().map(Object::toString).orElse("-"));
      }
      table.row("sensors", sensing(system.get()));
      if (ParkingProcess.running(context.home()).isPresent()) {
        table.row("cars on the drawn lot", "MQTT topic parking/" + system.get().thing() + "/cars");
      }
      table.row(
          "health of " + system.get().thing(),
          GatewayHealthLook.at(system.get(), context.home())
              .map(health -> GatewayHealthLook.text(health, System.currentTimeMillis()))
              .orElse("nothing was said of it yet"));
      table.lines().forEach(context.out()::println);
      context.out().println();
      context.out().println(ConsoleLogin.FORGOTTEN);
    }
    return system.isPresent() ? 0 : 1;
  }

  private static String sensing(SystemState system) {
    try (SensingStore store = SensingStore.of(system)) {
      List<StoredReading> latest = store.readings().latest(system.thing());
      long quarantined = store.quarantinedToday();
      return (latest.isEmpty()
              ? "none"
              : latest.size() + ", " + SensingSummary.of(latest).age(System.currentTimeMillis()))
          + (quarantined == 0
              ? ""
              : "; in quarantine today: " + quarantined + " (./marram quarantine)");
    } catch (StoreException e) {
      return "the store does not answer";
    }
  }

  private String absence(List<GatewayState> joined) {
    if (context.home().holder().isPresent()) {
      return "The system is starting or stopping: ask again in a moment, or see "
          + context.home().logs();
    }
    return joined.isEmpty()
        ? "No system is running: start one with ./marram up"
        : "No system is running, but gateways that had joined it still are ("
            + joined.stream().map(GatewayState::thing).collect(Collectors.joining(", "))
            + "): ./marram down stops them";
  }
}
