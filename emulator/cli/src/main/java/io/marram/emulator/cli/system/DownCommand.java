package io.marram.emulator.cli.system;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stops the system that runs in the home. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = {
      "Stop the system that 'up' or 'demo --keep' started, and the gateways that joined it.",
      ""
    },
    footer = {"", "Exit code 0 also if nothing was running."})
public final class DownCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final CommandContext context;

  DownCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    Optional<ProcessHandle> system = context.home().holder();
    List<ProcessHandle> gateways = context.home().joined().processes();
    if (system.isEmpty() && gateways.isEmpty()) {
      context.out().println("Nothing is running.");
      return 0;
    }
    try (ProgressDisplay progress = context.progress()) {
      stopGateways(gateways, progress);
      if (system.isEmpty()) {
        return 0;
      }
      ProgressDisplay.Part part = progress.begin("stopping the system");
      boolean stopped = new RunningSystem(system.get()).stop(PATIENCE);
      context.home().forget();
      part.done();
      if (!stopped) {
        progress.note("It did not stop by itself within " + PATIENCE.toSeconds() + " s: killed.");
      }
    }
    return 0;
  }

  private static void stopGateways(List<ProcessHandle> gateways, ProgressDisplay progress)
      throws InterruptedException {
    if (gateways.isEmpty()) {
      return;
    }
    ProgressDisplay.Part part = progress.begin("stopping the gateways that joined");
    for (ProcessHandle gateway : gateways) {
      new RunningSystem(gateway).stop(PATIENCE);
    }
    part.done();
  }
}
