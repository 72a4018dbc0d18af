package io.marram.emulator.cli.eval.sensing;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.process.ProcessLoad;
import io.marram.emulator.cli.sensing.Ledger;
import io.marram.emulator.cli.sensing.LedgerLine;
import io.marram.emulator.cli.sensing.LedgerTable;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets many gateways send readings at once, and cuts all of their connections. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Let many gateways send readings at once, and cut all of their connections once.",
      "",
      "Starts them, several in a process but each with its own certificate, connection and outbox,"
          + " and a twin of AWS in a temporary folder. Half of the time later all connections are"
          + " cut. At the end the store is compared with what the gateways sent.",
      ""
    },
    footer = {
      "",
      "Exit code 1 if a reading is lost or stored twice, or a gateway does not come back."
    })
public final class EvalFleetCommand implements Callable<Integer> {

  private static final int LOOK_MILLIS = 1000;

  /** Until the first readings are stored and everything that is used most is compiled. */
  private static final int WARM_UP_SECONDS = 15;

  private static final int RECONNECT_SECONDS = 120;

  /** How long after the cut readings may be late because of it. */
  private static final int AFTERMATH_SECONDS = 15;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--gateways",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int gateways;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "10",
      description = "Readings per second of each (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "2",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  /**
   * What was measured.
   *
   * @param ledger all readings
   * @param seconds how long gateways sent
   * @param reconnected after how many seconds all were connected again; negative if they were not
   * @param steady from sensor to store, without the first seconds and the time of the cut
   * @param disturbed the same of readings around the cut
   * @param settled how many seconds after the last reading everything was stored
   * @param processes what each process took
   * @param discarded messages that the broker did not take
   */
  private record Outcome(
      Ledger ledger,
      double seconds,
      double reconnected,
      Latencies steady,
      Latencies disturbed,
      double settled,
      List<ProcessLoad.Sample> processes,
      long discarded) {

    boolean good() {
      return ledger.clean() && ledger.settled() && reconnected >= 0;
    }
  }

  EvalFleetCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(gateways >= 1 && gateways <= 500, "--gateways must be 1 to 500");
    require(rate >= 1 && rate <= 1000, "--rate must be 1 to 1000");
    require(minutes >= 1 && minutes <= 24 * 60, "--minutes must be 1 to 1440");
    try (ProgressDisplay progress = context.progress();
        FleetSystem system =
            FleetSystem.start(new Installation(context.project()), gateways, progress)) {
      Outcome outcome = measure(system, progress);
      report(outcome);
      return outcome.good() ? 0 : 1;
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private Outcome measure(FleetSystem system, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("%d readings/s".formatted(gateways * rate));
    system.useSensors(SensingSystem.sensors(rate, 1));
    long began = System.nanoTime();
    follow(system, part, began + (long) (WARM_UP_SECONDS * 1e9));
    List<ProcessLoad> loads = system.processes();
    long steadyMillis = System.currentTimeMillis();
    follow(system, part, began + (long) (minutes * 30e9));
    long cutMillis = System.currentTimeMillis();
    double reconnected = system.reconnect(RECONNECT_SECONDS);
    follow(system, part, began + (long) (minutes * 60e9));
    List<ProcessLoad.Sample> samples = loads.stream().map(ProcessLoad::sample).toList();
    system.useSensors("");
    double seconds = (System.nanoTime() - began) / 1e9;
    part.done();
    ProgressDisplay.Part rest = progress.begin("the rest");
    long stopped = System.nanoTime();
    Ledger ledger = system.store().settledLedger();
    double settled = (System.nanoTime() - stopped) / 1e9;
    rest.done();
    Latencies steady = new Latencies();
    Latencies disturbed = new Latencies();
    double aftermath = Math.max(0, reconnected) + AFTERMATH_SECONDS;
    system
        .store()
        .readings()
        .forEach(
            row -> {
              long measured = row.position().timestamp();
              long late = Math.max(0, row.storedAt() - measured);
              if (measured >= cutMillis - LOOK_MILLIS && measured < cutMillis + aftermath * 1000) {
                disturbed.add(late);
              } else if (measured >= steadyMillis) {
                steady.add(late);
              }
            });
    return new Outcome(
        ledger, seconds, reconnected, steady, disturbed, settled, samples, system.discarded());
  }

  private static void follow(FleetSystem system, ProgressDisplay.Part part, long untilNanos)
      throws InterruptedException {
    while (System.nanoTime() < untilNanos) {
      Thread.sleep(LOOK_MILLIS);
      part.at(
          "%d connected, %d messages queued"
              .formatted(system.connections(), system.store().queued()));
    }
  }

  private void report(Outcome outcome) {
    if (json) {
      context.out().println(toJson(outcome).toString(WriterConfig.PRETTY_PRINT));
    } else {
      print(outcome);
    }
  }

  private static JsonObject toJson(Outcome outcome) {
    JsonArray processes = new JsonArray();
    outcome
        .processes()
        .forEach(
            sample ->
                processes.add(
                    new JsonObject()
                        .add("name", sample.name())
                        .add("cores", sample.cores())
                        .add("resident_bytes", sample.residentBytes())));
    return LedgerTable.toJson(outcome.ledger())
        .add("seconds", outcome.seconds())
        .add("reconnected_seconds", outcome.reconnected())
        .add("p50_millis", outcome.steady().percentile(50))
        .add("p99_millis", outcome.steady().percentile(99))
        .add("disturbed_p99_millis", outcome.disturbed().percentile(99))
        .add("disturbed_longest_millis", outcome.disturbed().percentile(100))
        .add("rest_seconds", outcome.settled())
        .add("discarded", outcome.discarded())
        .add("processes", processes);
  }

  private void print(Outcome outcome) {
    TextTable table = new TextTable("lrr", "process", "cores", "MB");
    outcome
        .processes()
        .forEach(
            sample ->
                table.row(
                    sample.name(),
                    String.format(Locale.ROOT, "%.2f", sample.cores()),
                    sample.residentMegabytes()));
    table.lines().forEach(context.out()::println);
    context.out().println();
    LedgerLine total = outcome.ledger().total();
    context
        .out()
        .println(
            String.format(
                Locale.ROOT,
                """
                %,d readings of %d gateways in %.0f s: %,d stored, %,d lost, %,d twice, %,d dropped,\
                 %,d under way; the broker discarded %,d messages.
                Sensor to store p50 %d ms, p99 %d ms; settled %.0f s after the last.""",
                total.sent(),
                gateways,
                outcome.seconds(),
                total.stored(),
                total.lost(),
                total.duplicate(),
                total.dropped(),
                total.inFlight(),
                outcome.discarded(),
                outcome.steady().percentile(50),
                outcome.steady().percentile(99),
                outcome.settled()));
    context
        .out()
        .println(
            outcome.reconnected() < 0
                ? "After all connections were cut, not all gateways came back."
                : String.format(
                    Locale.ROOT,
                    "After all connections were cut, all were back in %.1f s; readings of that time"
                        + " p99 %d ms, longest %d ms.",
                    outcome.reconnected(),
                    outcome.disturbed().percentile(99),
                    outcome.disturbed().percentile(100)));
  }
}
