package io.marram.emulator.cli.watch;

import io.marram.contract.AlertMessage;
import io.marram.emulator.cli.cloud.TopicListener;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.StopSignal;
import io.marram.emulator.cli.sensing.AlertLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows alerts as they come. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Show alerts as they come, until Ctrl-C: time, source, rule, state, severity and text.",
      "",
      "The rule is anomaly, or the name of a limit. An alert is raised and, when it is over, cleared."
          + " It is heard over MQTT with mutual TLS; what came before is not shown.",
      ""
    },
    footer = {
      "",
      "  ./marram watch alerts               until Ctrl-C",
      "  ./marram watch alerts --json        JSON, a line per alert",
      "",
      "Exit code 0; 1 if no system is running."
    })
final class WatchAlertsCommand implements Callable<Integer> {

  private static final List<String> TOPICS = List.of(AlertMessage.TOPIC_FILTER);

  private final CommandContext context;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  WatchAlertsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    SystemState system = context.home().requireRunning();
    try (StopSignal stop = new StopSignal()) {
      TopicListener listener =
          TopicListener.listen(
              system,
              context.home(),
              TOPICS,
              publish -> show(AlertMessage.parse(publish.getPayloadAsBytes()), stop));
      try {
        context.err().println("Waiting for alerts. Ctrl-C ends it.");
        stop.requestAtEndOf(system.pid());
        stop.await();
      } finally {
        listener.close();
      }
    }
    return 0;
  }

  private void show(AlertMessage alert, StopSignal stop) {
    context.out().println(json ? alert.toJson() : AlertLine.of(alert));
    // Whoever read the lines has gone, such as head.
    if (context.out().checkError()) {
      stop.request();
    }
  }
}
