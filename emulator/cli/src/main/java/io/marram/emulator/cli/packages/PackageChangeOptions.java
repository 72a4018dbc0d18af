package io.marram.emulator.cli.packages;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.WriterConfig;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.kura.InstalledPackage;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.kura.PackageFile;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.packages.PackageChange.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What install, update and uninstall have in common: their options and how they report. */
final class PackageChangeOptions {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Mixin private GatewayOptions gateway;

  @Option(
      names = "--timeout",
      paramLabel = "S",
      defaultValue = "300",
      description = "How many seconds to wait for the end (default: ${DEFAULT-VALUE}).")
  private int timeoutSeconds;

  @Option(names = "--json", description = "Print JSON instead of a sentence.")
  private boolean json;

  /** The change itself: sends the request and waits. */
  @FunctionalInterface
  interface Change {
    Outcome run(PackageChange waiting, ProgressDisplay.Part part) throws InterruptedException;
  }

  KuraClient client(CommandContext context) {
    if (timeoutSeconds < 1) {
      throw new ParameterException(spec.commandLine(), "--timeout must be at least 1");
    }
    return gateway.client(context);
  }

  /**
   * Sends a file and waits until it is installed.
   *
   * @param before what was installed
   */
  int install(
      CommandContext context, KuraClient client, PackageFile file, List<InstalledPackage> before)
      throws InterruptedException {
    InstalledPackage content = file.content();
    return report(
        context,
        client,
        content.toString(),
        "installed",
        (waiting, part) -> {
          Optional<String> operation = client.upload(file.file(), sending(part));
          if (operation.isPresent()) {
            return waiting.follow(operation.get(), Optional.of(content));
          }
          if (before.contains(content)) {
            return new Outcome.Unknown(
                "Kura took the file; as it has this very version already, nothing tells whether it"
                    + " was replaced");
          }
          return waiting.watch(
              packages -> packages.stream().filter(content::equals).findFirst(),
              content.name() + " is not there in version " + content.version());
        });
  }

  /** Every quarter, since each becomes a line where there is no terminal. */
  private static DoubleConsumer sending(ProgressDisplay.Part part) {
    AtomicInteger shown = new AtomicInteger(-1);
    return sent -> {
      int quarters = (int) (sent * 4);
      if (shown.getAndSet(quarters) != quarters) {
        part.at("sending " + quarters * 25 + " %");
      }
    };
  }

  /**
   * Makes a change and prints how it ended.
   *
   * @param what the package, for people
   * @param participle what it then is
   * @return the exit code
   */
  int report(
      CommandContext context, KuraClient client, String what, String participle, Change change)
      throws InterruptedException {
    Outcome outcome;
    try (ProgressDisplay progress = context.progress()) {
      ProgressDisplay.Part part = progress.begin(what);
      boolean done = false;
      try {
        PackageChange waiting = new PackageChange(client, part, Duration.ofSeconds(timeoutSeconds));
        outcome = change.run(waiting, part);
        done = outcome instanceof Outcome.Done || outcome instanceof Outcome.Unknown;
      } finally {
        if (done) {
          part.done();
        } else {
          part.failed();
        }
      }
    }
    if (json) {
      context.out().println(toJson(what, outcome).toString(WriterConfig.PRETTY_PRINT));
    } else if (outcome instanceof Outcome.Done end) {
      context.out().println(end.content() + " is " + participle + ".");
    }
    if (outcome instanceof Outcome.Failed failed) {
      throw new CommandFailure(what + " is not " + participle + ": " + failed.reason());
    }
    if (outcome instanceof Outcome.Unfinished unfinished) {
      throw new CommandFailure(what + ": " + unfinished.reason());
    }
    if (outcome instanceof Outcome.Unknown unknown) {
      context.err().println(what + ": " + unknown.reason() + ".");
    }
    return 0;
  }

  private static JsonObject toJson(String what, Outcome outcome) {
    if (outcome instanceof Outcome.Done done) {
      return new JsonObject()
          .add("state", "done")
          .add("name", done.content().name())
          .add("version", done.content().version().toString());
    }
    if (outcome instanceof Outcome.Failed failed) {
      return toJson("failed", what, failed.reason());
    }
    return outcome instanceof Outcome.Unfinished unfinished
        ? toJson("unfinished", what, unfinished.reason())
        : toJson("unknown", what, ((Outcome.Unknown) outcome).reason());
  }

  private static JsonObject toJson(String state, String what, String reason) {
    return new JsonObject().add("state", state).add("package", what).add("reason", reason);
  }
}
