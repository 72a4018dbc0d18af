package io.marram.emulator.cli.eval.sensing;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.contract.StreamLedger;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.output.Latencies;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.process.ProcessLoad;
import io.marram.emulator.cli.sensing.PathCount;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how many readings a gateway gets to its broker. */
@Command(
    name = "path",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measure how many readings a gateway gets from its sensors through its outbox to the broker.",
      "",
      "Starts a gateway with simulated sensors and a twin of AWS of its own in a temporary folder;"
          + " IoT Core's limits for a connection hold, and nothing is stored. The time of a reading"
          + " goes from when it was measured to when the broker has passed it on.",
      ""
    },
    footer = {
      "",
      "Exit code 1 if a reading is missing, or less than 99 % of the rate reached the broker."
    })
public final class EvalPathCommand implements Callable<Integer> {

  /** Until Java has compiled what is used most. */
  private static final int WARM_UP_SECONDS = 15;

  /** Until the backlog of that time is gone, if it ever goes. */
  private static final int LONGEST_WARM_UP_SECONDS = 60;

  private static final int LATE_MILLIS = 1000;

  private static final int MOST_SENSORS = 10_000;
  private static final int SETTLE_SECONDS = 120;
  private static final double REACHED = 0.99;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "20000",
      description = "Readings per second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--sensors",
      paramLabel = "N",
      defaultValue = "100",
      description = "From how many sensors (default: ${DEFAULT-VALUE}).")
  private int sensors;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "60",
      description = "How long, after 15 to 60 s to get going (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  EvalPathCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(rate >= 1 && rate <= 100_000, "--rate must be 1 to 100000");
    require(
        sensors >= 1 && sensors <= MOST_SENSORS && sensors <= rate,
        "--sensors must be 1 to 10000, and not more than --rate");
    require(seconds >= 25 && seconds <= 600, "--seconds must be 25 to 600");
    try (ProgressDisplay progress = context.progress();
        SensingSystem system =
            SensingSystem.startWithoutStore(new Installation(context.project()), progress);
        PathListener listener = new PathListener(system.broker())) {
      return measure(system, listener, progress);
    }
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private int measure(SensingSystem system, PathListener listener, ProgressDisplay progress)
      throws InterruptedException {
    PathCount count = listener.count();
    ProgressDisplay.Part part = progress.begin("%d readings/s".formatted(rate));
    system
        .gateway()
        .configure("simulator", "sensors", SensingSystem.sensors(sensors, rate / sensors));
    warmUp(listener, part);
    long began = System.currentTimeMillis();
    listener.measure();
    ProcessLoad gateway =
        new ProcessLoad("gateway", ProcessHandle.of(system.gateway().pid()).orElseThrow());
    long earlier = count.received();
    for (int second = 0; second < seconds; second++) {
      Thread.sleep(TimeUnit.SECONDS.toMillis(1));
      long now = count.received();
      part.at("%d reached the broker in the last second".formatted(now - earlier));
      earlier = now;
    }
    ProcessLoad.Sample load = gateway.sample();
    List<StreamLedger> reports =
        count.reports().stream().filter(at -> at.timestamp() >= began).toList();
    system.gateway().configure("simulator", "sensors", "");
    part.done();
    ProgressDisplay.Part rest = progress.begin("the rest");
    long stopped = System.nanoTime();
    long deadline = stopped + TimeUnit.SECONDS.toNanos(SETTLE_SECONDS);
    while (!count.complete() && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
    rest.done();
    PathCount.Rates rates = PathCount.rates(reports);
    report(listener, reports, rates, load, (System.nanoTime() - stopped) / 1e9);
    boolean reached = rates.acknowledged() >= REACHED * (rate / sensors) * sensors;
    return reached && count.missing() == 0 && count.complete() ? 0 : 1;
  }

  private static void warmUp(PathListener listener, ProgressDisplay.Part part)
      throws InterruptedException {
    for (int second = 0;
        second < WARM_UP_SECONDS
            || (second < LONGEST_WARM_UP_SECONDS && listener.lastLateMillis() > LATE_MILLIS);
        second++) {
      part.at("getting going");
      Thread.sleep(TimeUnit.SECONDS.toMillis(1));
    }
  }

  private void report(
      PathListener listener,
      List<StreamLedger> reports,
      PathCount.Rates rates,
      ProcessLoad.Sample load,
      double restSeconds) {
    PathCount count = listener.count();
    Latencies latencies = listener.latencies();
    if (json) {
      JsonArray backlog = new JsonArray();
      reports.forEach(
          at ->
              backlog.add(
                  new JsonObject()
                      .add("timestamp", at.timestamp())
                      .add("accepted", at.accepted())
                      .add("acknowledged", at.acknowledged())
                      .add("pending", at.pending())
                      .add("dropped", at.dropped())));
      JsonObject result =
          new JsonObject()
              .add("accepted_per_second", rates.accepted())
              .add("acknowledged_per_second", rates.acknowledged())
              .add("received", count.received())
              .add("repeated", count.repeated())
              .add("missing", count.missing())
              .add("publishes", count.publishes())
              .add("bytes", count.bytes())
              .add("p50_millis", latencies.percentile(50))
              .add("p99_millis", latencies.percentile(99))
              .add("longest_millis", latencies.percentile(100))
              .add("gateway_cores", load.cores())
              .add("gateway_resident_bytes", load.residentBytes())
              .add("rest_seconds", restSeconds)
              .add("backlog", backlog);
      context.out().println(result.toString(WriterConfig.PRETTY_PRINT));
      return;
    }
    backlog(reports).lines().forEach(context.out()::println);
    context
        .out()
        .println(
            String.format(
                Locale.ROOT,
                """

                The gateway took %,.0f readings/s for sending, the broker acknowledged %,.0f/s.
                %,d readings came in %,d messages, %.1f bytes each; %,d missing, %,d twice.
                Sensor to broker p50 %d ms, p99 %d ms, longest %d ms; settled %.0f s after the last.
                The gateway took %.2f cores and has %d MB.""",
                rates.accepted(),
                rates.acknowledged(),
                count.received(),
                count.publishes(),
                (double) count.bytes() / Math.max(1, count.received()),
                count.missing(),
                count.repeated(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(100),
                restSeconds,
                load.cores(),
                load.residentMegabytes()));
  }

  private static TextTable backlog(List<StreamLedger> reports) {
    TextTable table =
        new TextTable("rrrrr", "second", "accepted", "acknowledged", "waiting", "dropped");
    for (StreamLedger at : reports) {
      table.row(
          (at.timestamp() - reports.get(0).timestamp()) / 1000,
          at.accepted(),
          at.acknowledged(),
          at.pending(),
          at.dropped());
    }
    return table;
  }
}
