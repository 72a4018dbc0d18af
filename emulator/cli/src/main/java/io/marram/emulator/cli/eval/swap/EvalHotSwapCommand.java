package io.marram.emulator.cli.eval.swap;

import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.wires.WireGraph;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Updates a bundle again and again under a steady stream of frames. */
@Command(
    name = "hot-swap",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Update a bundle again and again while frames flow, and see what that does to them.",
      "",
      "Starts a gateway, a broker and queues of its own in a temporary folder. Frames without a"
          + " face go in over MQTT at a steady rate; each update is a deployment package that goes"
          + " in through the gateway's REST API. The gap of an update is the longest time without a"
          + " result at the response queue.",
      ""
    },
    footer = {
      "",
      "Exit code 1 if a frame is lost or answered twice, another bundle or the Java machine has to"
          + " restart, and for io.marram.faces also if the gap's p99 reaches 250 ms or memory grows."
    })
public final class EvalHotSwapCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration REST = Duration.ofMillis(400);
  private static final int WARM_UP_RESULTS = 100;
  private static final int QUIET_INTERVALS = 10;

  /** Results that must come through after an update before the next. */
  private static final int RESULTS_BETWEEN = 5;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--bundle",
      paramLabel = "NAME",
      defaultValue = SwapReport.FACES,
      description =
          "io.marram.faces, io.marram.inference, io.marram.camera or io.marram.recognition"
              + " (default: ${DEFAULT-VALUE}).")
  private String bundle;

  @Option(
      names = "--updates",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many updates (default: ${DEFAULT-VALUE}).")
  private int updates;

  @Option(
      names = "--rate",
      paramLabel = "R",
      defaultValue = "25",
      description = "Frames per second (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  EvalHotSwapCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    require(SwapRestarts.knows(bundle), "--bundle must be one of those that --help names");
    require(updates >= 1, "--updates must be at least 1");
    require(rate > 0 && rate <= 1000, "--rate must be above 0, at most 1000");
    SwapReport report;
    try (ProgressDisplay progress = context.progress();
        SwapSystem system = SwapSystem.start(new Installation(context.project()), progress)) {
      report = measure(system, new Installation(context.project()), progress);
    }
    if (json) {
      context.out().println(report.toJson().toString(WriterConfig.PRETTY_PRINT));
    } else {
      report.lines().forEach(context.out()::println);
    }
    return report.good() ? 0 : 1;
  }

  private void require(boolean condition, String message) {
    if (!condition) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }

  private SwapReport measure(SwapSystem system, Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    MeasuredGateway gateway = system.gateway();
    SwapEdition edition = SwapEdition.of(installation.packages(WireGraph.Part.VISION), bundle);
    Path file = system.folder().resolve("update.dp");
    ProgressDisplay.Part part = progress.begin(updates + " updates of " + bundle);
    try (SwapStream stream = SwapStream.start(system.target(), rate)) {
      stream.awaitResults(WARM_UP_RESULTS, PATIENCE);
      SwapGaps usual = quietGaps(stream);
      SwapRestarts restarts = new SwapRestarts(gateway.log(), bundle);
      List<Long> gaps = new ArrayList<>();
      int settled = Math.min(10, updates / 4);
      SwapMemory before = SwapMemory.read(gateway.pid());
      long began = System.nanoTime();
      for (int update = 1; update <= updates; update++) {
        edition.write(update, file);
        long gap = update(stream, gateway, file);
        gaps.add(gap);
        if (gap >= SwapReport.LONGEST_GAP_MILLIS) {
          progress.note("%tT update %d: gap %d ms".formatted(new Date(), update, gap));
        }
        if (update == settled) {
          before = SwapMemory.read(gateway.pid());
        }
        if (update % 10 == 0) {
          part.at("%d of %d, last gap %d ms".formatted(update, updates, gap));
        }
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      stream.finish(PATIENCE);
      SwapReport report =
          new SwapReport(
              bundle,
              updates,
              rate,
              seconds,
              stream.published(),
              stream.unanswered(),
              stream.twice(),
              stream.errors(),
              usual,
              new SwapGaps(gaps),
              restarts.count(),
              !gateway.isRunning(),
              before,
              settled,
              SwapMemory.read(gateway.pid()));
      part.done();
      return report;
    }
  }

  private static SwapGaps quietGaps(SwapStream stream) throws InterruptedException {
    List<Long> gaps = new ArrayList<>();
    for (int i = 0; i < QUIET_INTERVALS; i++) {
      long from = System.currentTimeMillis();
      Thread.sleep(REST.toMillis());
      long to = System.currentTimeMillis();
      stream.awaitResults(RESULTS_BETWEEN, PATIENCE);
      gaps.add(SwapGaps.longest(stream.times(), from, to));
    }
    return new SwapGaps(gaps);
  }

  /** Gives the gap in milliseconds. */
  private static long update(SwapStream stream, MeasuredGateway gateway, Path file)
      throws InterruptedException {
    // Collecting and packing are over; the stream flows as usual.
    stream.awaitResults(RESULTS_BETWEEN, PATIENCE);
    long from = System.currentTimeMillis();
    gateway.awaitDone(gateway.upload(file));
    long to = System.currentTimeMillis();
    stream.awaitResults(RESULTS_BETWEEN, PATIENCE);
    return SwapGaps.longest(stream.times(), from, to);
  }
}
