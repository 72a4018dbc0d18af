package io.marram.emulator.cli.sensing;

import com.eclipsesource.json.JsonObject;
import io.marram.cloud.store.Quarantine;
import io.marram.cloud.store.QuarantinedMessage;
import io.marram.cloud.store.StoreException;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.TextTable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the messages that could not be stored. */
@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Show the messages of sensors that could not be stored, and why.", ""},
    footer = {
      "",
      "  ./marram quarantine                   the newest of today",
      "  ./marram quarantine --json            JSON, a line per message, with what was sent",
      "",
      "Nothing waits for them. Of a batch only the readings that are wrong are here.",
      "Exit code 0."
    })
public final class QuarantineCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--day",
      paramLabel = "YYYY-MM-DD",
      description = "Received on this day, UTC (default: today).")
  private Optional<LocalDate> day = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      defaultValue = "20",
      description = "At most so many, 1 to " + MOST + " (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  QuarantineCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw new ParameterException(
          spec.commandLine(), "--limit must be 1 to " + MOST + ", was " + limit);
    }
    LocalDate looked = day.orElseGet(() -> LocalDate.now(Clock.systemUTC()));
    try (SensingStore store = SensingStore.of(context.home().requireRunning())) {
      Quarantine quarantine = store.quarantine();
      List<QuarantinedMessage> messages = quarantine.of(looked, limit);
      if (json) {
        messages.forEach(message -> context.out().println(toJson(message)));
      } else {
        print(messages, looked, quarantine);
      }
      return 0;
    } catch (StoreException e) {
      throw new CommandFailure("the store cannot be read: " + e.getMessage(), e);
    }
  }

  private void print(List<QuarantinedMessage> messages, LocalDate looked, Quarantine quarantine) {
    if (messages.isEmpty()) {
      context.out().println("Nothing was put into quarantine on " + looked + ".");
      return;
    }
    table(messages).lines().forEach(context.out()::println);
    if (messages.size() == limit) {
      long all = quarantine.count(looked);
      if (all > limit) {
        context
            .out()
            .println(
                String.format(Locale.ROOT, "The newest of %,d. --limit shows more of them.", all));
      }
    }
  }

  /** The messages as a table. */
  static TextTable table(List<QuarantinedMessage> messages) {
    TextTable table = new TextTable("lll", "received", "from", "why");
    for (QuarantinedMessage message : messages) {
      table.row(
          Instant.ofEpochMilli(message.receivedAt()),
          SensorTable.text(message.source()),
          SensorTable.printable(message.reason()));
    }
    return table;
  }

  /** A message as JSON. */
  static JsonObject toJson(QuarantinedMessage message) {
    return new JsonObject()
        .add("received_at", message.receivedAt())
        .add("source", message.source())
        .add("reason", message.reason())
        .add("payload", message.payload());
  }
}
