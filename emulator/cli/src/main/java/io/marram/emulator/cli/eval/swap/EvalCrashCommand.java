package io.marram.emulator.cli.eval.swap;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.eval.swap.CrashScene.Ending;
import io.marram.emulator.cli.eval.swap.CrashScene.Outcome;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.wires.WireGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Kills a gateway at random moments of installations and updates. */
@Command(
    name = "crash",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Kill a gateway while it installs or updates packages, and see what it runs afterwards.",
      "",
      "Starts a gateway, a broker and queues of its own in a temporary folder. In turn the face"
          + " detector is updated and a new package is installed, each through the gateway's REST"
          + " API; the gateway is killed (kill -9) at a random moment and started again. It must"
          + " then run all of the old or all of the new version, with all wires connected.",
      ""
    },
    footer = {"", "Exit code 1 if it once ran anything else or did not come up."})
public final class EvalCrashCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "50",
      description = "How many times (default: ${DEFAULT-VALUE}).")
  private int kills;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the random moments (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  private final Map<Outcome, Integer> updates = new EnumMap<>(Outcome.class);
  private final Map<Outcome, Integer> installations = new EnumMap<>(Outcome.class);
  private final List<String> broken = new ArrayList<>();

  EvalCrashCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (kills < 1) {
      throw new ParameterException(spec.commandLine(), "--kills must be at least 1");
    }
    Installation installation = new Installation(context.project());
    try (ProgressDisplay progress = context.progress();
        SwapSystem system = SwapSystem.start(installation, progress)) {
      measure(system, installation, progress);
    }
    context.out().println(json ? toJson().toString(WriterConfig.PRETTY_PRINT) : text());
    return broken.isEmpty() ? 0 : 1;
  }

  private void measure(SwapSystem system, Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    MeasuredGateway gateway = system.gateway();
    SwapEdition edition =
        SwapEdition.of(installation.packages(WireGraph.Part.VISION), SwapReport.FACES);
    Path file = system.folder().resolve("change.dp");
    Random random = new Random(seed);
    int version = 1;
    edition.write(version, file);
    CrashScene first =
        new CrashScene(edition.packageName(), file, Map.of(), edition.bundles(version));
    // Now and then the change is complete before the end comes.
    int latest = Math.toIntExact(first.undisturbed(gateway) * 5 / 4);
    Map<String, String> vision = edition.bundles(version);
    ProgressDisplay.Part part = progress.begin(kills + " kills");
    for (int kill = 1; kill <= kills && broken.isEmpty(); kill++) {
      version++;
      Ending ending;
      if (kill % 2 == 1) {
        edition.write(version, file);
        Map<String, String> wanted = edition.bundles(version);
        ending =
            new CrashScene(edition.packageName(), file, vision, wanted)
                .killed(gateway, random.nextInt(latest));
        vision = ending.outcome() == Outcome.NEW ? wanted : vision;
        note(updates, ending);
      } else {
        CrashPackage.write(SwapEdition.version(version), file);
        Map<String, String> wanted = CrashPackage.bundles(SwapEdition.version(version));
        ending =
            new CrashScene(CrashPackage.NAME, file, Map.of(), wanted)
                .killed(gateway, random.nextInt(latest));
        if (ending.outcome() == Outcome.NEW) {
          gateway.awaitDone(gateway.uninstall(CrashPackage.NAME));
        }
        note(installations, ending);
      }
      part.at("%d of %d: %s".formatted(kill, kills, ending.outcome().name().toLowerCase()));
    }
    part.done();
  }

  private void note(Map<Outcome, Integer> counts, Ending ending) {
    counts.merge(ending.outcome(), 1, Integer::sum);
    if (ending.outcome() == Outcome.BROKEN) {
      broken.add(ending.detail());
    }
  }

  private static String counts(String what, Map<Outcome, Integer> counts) {
    Map<String, Integer> words = new TreeMap<>();
    counts.forEach((outcome, count) -> words.put(outcome.name().toLowerCase(), count));
    return what + words;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    text.append(counts("killed in updates, afterwards: ", updates)).append('\n');
    text.append(counts("killed in installations, afterwards: ", installations)).append('\n');
    broken.forEach(reason -> text.append(reason).append('\n'));
    text.append(broken.isEmpty() ? "✓ " : "✗ ");
    return text.append("always all of the old or all of the new version").toString();
  }

  private JsonObject toJson() {
    JsonArray reasons = new JsonArray();
    broken.forEach(reasons::add);
    return new JsonObject()
        .add("updates", json(updates))
        .add("installations", json(installations))
        .add("broken", reasons);
  }

  private static JsonObject json(Map<Outcome, Integer> counts) {
    JsonObject object = new JsonObject();
    for (Outcome outcome : Outcome.values()) {
      object.add(outcome.name().toLowerCase(), counts.getOrDefault(outcome, 0));
    }
    return object;
  }
}
