package io.marram.emulator.cli.eval.chaos;

import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.eval.chaos.ChaosSchedule.Kill;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.sensing.Ledger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills what readings pass through, cuts the network, and counts the readings. */
@Command(
    name = "chaos",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Kill what readings pass through, cut the network, and count every reading.",
      "",
      "Starts a gateway and a twin of AWS of its own in a temporary folder. While simulated sensors"
          + " measure, gateway, database, ingest function or the whole twin are killed (kill -9) at"
          + " random, one after the other. Then the network between gateway and broker is cut while"
          + " the readings of many hours come together: ten sensors, a reading each ten seconds.",
      ""
    },
    footer = {
      "",
      "Every reading that the gateway has numbered must be stored, once. What a sensor would have"
          + " measured while its gateway is dead was never there. The next part is killed once"
          + " readings are stored again as they are measured; messages that the killed one had in"
          + " hand may still be on their way then.",
      "",
      "Exit code 1 if a reading is lost, dropped or stored twice, or something does not catch up;"
          + " its files stay then."
    })
public final class EvalChaosCommand implements Callable<Integer> {

  private static final int MOST_KILLS = 1000;
  private static final int MOST_HOURS = 744;
  private static final int HIGHEST_RATE = 1000;
  private static final Duration FIRST_LIMIT = Duration.ofMinutes(2);
  private static final Duration CATCH_UP_LIMIT = Duration.ofMinutes(3);

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "30",
      description = "How many times (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--outage-hours",
      paramLabel = "H",
      defaultValue = "24",
      description =
          "Hours whose readings come together while the network is cut, 0 for no outage (default:"
              + " ${DEFAULT-VALUE}).")
  private int outageHours;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "200",
      description = "Readings per second while parts are killed (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of what is killed when (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  private final ChaosReport report = new ChaosReport();

  EvalChaosCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(kills >= 0 && kills <= MOST_KILLS, "--kills must be 0 to " + MOST_KILLS);
    require(
        outageHours >= 0 && outageHours <= MOST_HOURS, "--outage-hours must be 0 to " + MOST_HOURS);
    require(rate >= 1 && rate <= HIGHEST_RATE, "--rate must be 1 to " + HIGHEST_RATE);
    try (ProgressDisplay progress = context.progress();
        ChaosSystem system = ChaosSystem.start(context.project(), rate, progress)) {
      boolean measured = false;
      try {
        measure(system, progress);
        measured = true;
      } finally {
        if (!measured || !report.clean()) {
          progress.note("The files of the run stay in " + system.keep());
        }
      }
    }
    if (json) {
      context.out().println(report.toJson().toString(WriterConfig.PRETTY_PRINT));
    } else {
      report.text().forEach(context.out()::println);
    }
    return report.clean() ? 0 : 1;
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private void measure(ChaosSystem system, ProgressDisplay progress) throws InterruptedException {
    ProgressDisplay.Part first = progress.begin("first readings");
    if (!system.awaitFresh(0, FIRST_LIMIT)) {
      throw new CommandFailure("no readings are stored");
    }
    first.done();
    kill(system, progress);
    ProgressDisplay.Part rest = progress.begin("the rest");
    long stopped = System.nanoTime();
    Ledger ledger = system.settle();
    report.settled(Duration.ofNanos(System.nanoTime() - stopped));
    rest.done();
    if (outageHours > 0 && report.clean() && ledger.clean()) {
      ledger = new ChaosOutage(system, progress).run(outageHours, ledger, report);
    }
    report.ledger(ledger);
  }

  private void kill(ChaosSystem system, ProgressDisplay progress) throws InterruptedException {
    List<Kill> schedule = ChaosSchedule.of(kills, seed).kills();
    ProgressDisplay.Part part = progress.begin(kills + " kills");
    int done = 0;
    for (Kill kill : schedule) {
      Thread.sleep(kill.pauseMillis());
      part.at("%d of %d: %s".formatted(++done, kills, kill.victim().words()));
      long began = System.nanoTime();
      long beganMillis = System.currentTimeMillis();
      system.kill(kill.victim());
      boolean caughtUp = system.awaitFresh(beganMillis, CATCH_UP_LIMIT);
      report.killed(kill.victim(), Duration.ofNanos(System.nanoTime() - began));
      if (!caughtUp) {
        report.fault(
            "kill %d (%s): not caught up within %d min"
                .formatted(done, kill.victim().words(), CATCH_UP_LIMIT.toMinutes()));
        break;
      }
    }
    part.done();
  }
}
