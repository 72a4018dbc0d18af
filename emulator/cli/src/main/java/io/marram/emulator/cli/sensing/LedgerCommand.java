package io.marram.emulator.cli.sensing;

import com.eclipsesource.json.WriterConfig;
import io.marram.cloud.store.StoreException;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares what gateways sent with what is stored. */
@Command(
    name = "ledger",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compare the readings that each gateway sent with the rows of the store, one by one.",
      ""
    },
    footer = {
      "",
      "sent       readings that the gateway took, by its own count",
      "stored     different readings in the store",
      "in flight  still in the gateway's outbox, or in the queue before the store",
      "dropped    given up by the gateway, as its outbox was full",
      "lost       nowhere; those in quarantine, and those that the store has let go by age, count too",
      "duplicate  rows that should not be there",
      "",
      "Every row is read: a million take some tens of seconds.",
      "Exit code 0 if nothing is lost and nothing there twice, otherwise 1."
    })
public final class LedgerCommand implements Callable<Integer> {

  private static final int LOOK_MILLIS = 500;
  private static final int LONGEST_WAIT = 3600;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--thing",
      paramLabel = "NAME",
      description = "Of one gateway only (default: of all).")
  private Optional<String> thing = Optional.empty();

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description =
          "How long to look again when something seems to be lost: it may be on its way between"
              + " two services (default: ${DEFAULT-VALUE}).")
  private int waitSeconds;

  LedgerCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (waitSeconds < 0 || waitSeconds > LONGEST_WAIT) {
      throw new ParameterException(
          spec.commandLine(), "--wait must be 0 to " + LONGEST_WAIT + ", was " + waitSeconds);
    }
    SystemState system = context.home().requireRunning();
    try (SensingStore store = SensingStore.of(system)) {
      Ledger ledger = patiently(store);
      if (json) {
        context
            .out()
            .println(
                LedgerTable.toJson(ledger)
                    .add("quarantined_today", store.quarantinedToday())
                    .toString(WriterConfig.PRETTY_PRINT));
      } else {
        print(ledger);
        quarantined(store.quarantinedToday()).ifPresent(context.out()::println);
      }
      return ledger.clean() ? 0 : 1;
    } catch (StoreException e) {
      throw new CommandFailure("the store cannot be read: " + e.getMessage(), e);
    }
  }

  private Ledger patiently(SensingStore store) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(waitSeconds);
    Ledger ledger = store.ledger(thing);
    while (!ledger.clean() && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MILLIS);
      ledger = store.ledger(thing);
    }
    return ledger;
  }

  private void print(Ledger ledger) {
    if (ledger.lines().isEmpty()) {
      context.out().println("No gateway has sent a reading yet.");
      return;
    }
    LedgerTable.of(ledger).lines().forEach(context.out()::println);
    LedgerLine total = ledger.total();
    context
        .out()
        .println(
            ledger.clean()
                ? "Nothing is lost, and nothing is there twice."
                : String.format(
                    Locale.ROOT, "%,d lost, %,d there twice.", total.lost(), total.duplicate()));
  }

  /** A line about what is in quarantine, if anything is. */
  static Optional<String> quarantined(long today) {
    return today == 0
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Put into quarantine today: %,d. ./marram quarantine says why.",
                today));
  }
}
