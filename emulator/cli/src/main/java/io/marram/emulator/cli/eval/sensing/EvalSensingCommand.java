package io.marram.emulator.cli.eval.sensing;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.sensing.Ledger;
import io.marram.emulator.cli.sensing.LedgerTable;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends readings at a steady rate from sensor to store, and counts every one. */
@Command(
    name = "sensing",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Send readings at a steady rate from sensor to store, and count every one.",
      "",
      "Starts a gateway and a twin of AWS of its own in a temporary folder. The time of a reading"
          + " goes from when it was measured to when its row was written; at the end the store is"
          + " compared with what the gateway sent. The ingest function is started beforehand, all"
          + " else is as cold as after any start.",
      ""
    },
    footer = {
      "",
      "Exit code 1 if a reading is lost or stored twice, or the time's p99 reaches 1 s."
    })
public final class EvalSensingCommand implements Callable<Integer> {

  private static final int LOOK_MILLIS = 1000;
  private static final long P99_MILLIS = 1000;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "1000",
      description = "Readings per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "10",
      description = "How long (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  EvalSensingCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(rate >= 1 && rate <= 100_000, "--rate must be 1 to 100000");
    require(minutes > 0 && minutes <= 24 * 60, "--minutes must be above 0, at most 1440");
    try (ProgressDisplay progress = context.progress();
        SensingSystem system =
            SensingSystem.start(new Installation(context.project()), rate, progress)) {
      return measure(system, progress);
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private int measure(SensingSystem system, ProgressDisplay progress) throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("%d readings/s".formatted(rate));
    long began = System.nanoTime();
    long end = began + (long) (minutes * 60e9);
    while (System.nanoTime() < end) {
      Thread.sleep(LOOK_MILLIS);
      part.at(system.store().queued() + " messages queued");
    }
    system.gateway().configure("simulator", "sensors", "");
    double seconds = (System.nanoTime() - began) / 1e9;
    part.done();
    ProgressDisplay.Part rest = progress.begin("the rest");
    long stopped = System.nanoTime();
    Ledger ledger = system.store().settledLedger();
    double catchUp = (System.nanoTime() - stopped) / 1e9;
    rest.done();
    Latencies latencies = new Latencies();
    system
        .store()
        .readings()
        .forEach(row -> latencies.add(Math.max(0, row.storedAt() - row.position().timestamp())));
    report(ledger, latencies, seconds, catchUp);
    return ledger.clean() && ledger.settled() && latencies.percentile(99) < P99_MILLIS ? 0 : 1;
  }

  private void report(Ledger ledger, Latencies latencies, double seconds, double catchUp) {
    long stored = ledger.total().stored();
    if (json) {
      JsonObject result =
          LedgerTable.toJson(ledger)
              .add("seconds", seconds)
              .add("readings_per_second", stored / seconds)
              .add("p50_millis", latencies.percentile(50))
              .add("p99_millis", latencies.percentile(99))
              .add("longest_millis", latencies.percentile(100))
              .add("rest_seconds", catchUp);
      context.out().println(result.toString(WriterConfig.PRETTY_PRINT));
      return;
    }
    LedgerTable.of(ledger).lines().forEach(context.out()::println);
    context
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "%,d readings in %.0f s, %.0f/s; sensor to store p50 %d ms, p99 %d ms, longest %d ms;"
                    + " settled %.0f s after the last.",
                stored,
                seconds,
                stored / seconds,
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(100),
                catchUp));
  }
}
