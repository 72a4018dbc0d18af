package io.marram.emulator.cli.system;

import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.ConsoleNotice;
import io.marram.emulator.cli.home.HomeLease;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.StopSignal;
import io.marram.emulator.cli.output.TextTable;
import io.marram.emulator.cli.process.LogSetup;
import io.marram.emulator.cli.sensing.SensingNotice;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the whole system until it is told to stop. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run the whole system on this machine until Ctrl-C, SIGTERM or './marram down'.",
      "",
      "An MQTT broker, topic rules, SQS, DynamoDB and Lambda in place of AWS, and a gateway: OSGi"
          + " with Kura's services and the deployment packages. Sensors: some that the gateway"
          + " simulates, three fake Bluetooth boards, and a camera over a drawn parking lot. Everything"
          + " listens on 127.0.0.1 only and keeps its files in .marram (or MARRAM_HOME).",
      ""
    },
    footer = {
      "",
      "A port that is taken is replaced by a free one; the addresses are printed and in"
          + " .marram/system.json. A gateway that dies is started again. The password of the"
          + " gateway's console is made and printed at its first start. What is changed there,"
          + " wires and packages too, stays until --fresh.",
      "",
      "  ./marram up                      until Ctrl-C",
      "  ./marram up --fresh              without anything from earlier",
      "  ./marram up --console-port 0     the console on any free port",
      "",
      "Exit code 0 after a stop that was asked for, 1 if the system did not start."
    })
public final class UpCommand implements Callable<Integer> {

  /** What the starter of a background system writes to keep it running without the starter. */
  static final String DETACH = "detach";

  /** The last line of the progress, by which the starter knows that the system is up. */
  static final String READY = "The system is up.";

  private static final String NEXT =
      """

      Next, in another terminal:
        ./marram send photo.jpg               who is in a photo
        ./marram people add NAME photo.jpg    make somebody known
        ./marram watch sensors                what the sensors measure
        ./marram watch alerts                 what is strange about it; so does any MQTT client:
          mosquitto_sub -p %1$d -t 'alerts/+/notification'
      """;

  private static final String NEXT_PARKING =
      """
        mosquitto_sub -p %1$d -t 'parking/+/cars'    how many cars are on the drawn lot
      """;

  private static final String NEXT_AT_LAST =
      """
        ./marram ledger                       whether every reading is stored, once
        ./marram status                       these addresses again
      The console shows pictures, wires and packages. Its user is admin; ./marram password sets a
      new password when it is forgotten.

      """;

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--thing",
      paramLabel = "NAME",
      defaultValue = SystemSettings.DEFAULT_THING,
      description = "The gateway's name (default: ${DEFAULT-VALUE}).")
  private String thing;

  @Option(names = "--fresh", description = "Forget people, sessions and gateways of earlier runs.")
  private boolean fresh;

  @Option(
      names = "--mqtt-port",
      paramLabel = "PORT",
      defaultValue = "18830",
      description = "MQTT without encryption, 0 for any (default: ${DEFAULT-VALUE}).")
  private int mqttPort;

  @Option(
      names = "--mqtt-tls-port",
      paramLabel = "PORT",
      defaultValue = "18883",
      description = "MQTT with mutual TLS (default: ${DEFAULT-VALUE}).")
  private int mqttTlsPort;

  @Option(
      names = "--sqs-port",
      paramLabel = "PORT",
      defaultValue = "19324",
      description = "SQS (default: ${DEFAULT-VALUE}).")
  private int sqsPort;

  @Option(
      names = "--dynamodb-port",
      paramLabel = "PORT",
      defaultValue = "18000",
      description = "DynamoDB (default: ${DEFAULT-VALUE}).")
  private int dynamoDbPort;

  @Option(
      names = "--lambda-port",
      paramLabel = "PORT",
      defaultValue = "19001",
      description = "Lambda (default: ${DEFAULT-VALUE}).")
  private int lambdaPort;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      defaultValue = "18080",
      description = "The gateway's console and REST API (default: ${DEFAULT-VALUE}).")
  private int consolePort;

  @Option(
      names = "--no-boards",
      description = "No fake Bluetooth boards: the gateway uses this machine's Bluetooth (BlueZ).")
  private boolean noBoards;

  @Option(
      names = "--no-parking",
      description = "No camera over a drawn parking lot, and no cars to count.")
  private boolean noParking;

  @Option(names = "--until-stdin-closes", hidden = true)
  private boolean untilStdinCloses;

  UpCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    SystemSettings settings = settings();
    Installation installation = new Installation(context.project());
    try (StopSignal stop = new StopSignal();
        HomeLease lease = context.home().take();
        ProgressDisplay progress = context.progress()) {
      LogSetup.toFile(context.home().logs().resolve("system.log"));
      if (untilStdinCloses) {
        stopWithStdin(stop);
      }
      ConsoleNotice notice = new ConsoleNotice(thing, context.out(), progress, untilStdinCloses);
      try (LocalSystem system =
          LocalSystem.start(installation, lease, settings, progress, notice)) {
        lease.announce(system.state());
        addresses(system.state()).lines().forEach(context.out()::println);
        next(system.state()).lines().forEach(context.out()::println);
        progress.note(READY + " Ctrl-C or ./marram down stops it.");
        SensingNotice.begin(system.state(), progress);
        stop.await();
        progress.note("Stopping.");
      } catch (CommandFailure e) {
        // A part that is stopped while it starts complains about that.
        if (stop.isRequested()) {
          throw new InterruptedException();
        }
        throw e;
      }
    }
    return 0;
  }

  private String next(SystemState state) {
    return (NEXT + (noParking ? "" : NEXT_PARKING) + NEXT_AT_LAST)
        .formatted(state.mqtt().getPort());
  }

  private SystemSettings settings() {
    try {
      return new SystemSettings(
          thing,
          mqttPort,
          mqttTlsPort,
          sqsPort,
          dynamoDbPort,
          lambdaPort,
          consolePort,
          !noBoards,
          !noParking,
          fresh);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  /** Where the parts of a system are, as a table. */
  static TextTable addresses(SystemState state) {
    TextTable table = new TextTable("ll", "what", "where");
    state.console().ifPresent(console -> table.row("console of " + state.thing(), console));
    return table
        .row("MQTT", state.mqtt())
        .row("MQTT with TLS", state.mqttTls())
        .row("certificates of " + state.thing(), state.certificates())
        .row("SQS", state.sqs())
        .row("request queue", state.requestQueueUrl())
        .row("response queue", state.responseQueueUrl())
        .row("readings queue", state.readingsQueueUrl())
        .row("DynamoDB", state.dynamoDb())
        .row("Lambda", state.lambda());
  }

  /** Ends with the process that started this one, unless that process says "detach" first. */
  private static void stopWithStdin(StopSignal stop) {
    Thread watcher =
        new Thread(
            () -> {
              try (BufferedReader lines =
                  new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  if (line.equals(DETACH)) {
                    return;
                  }
                }
              } catch (IOException e) {
                // The same as its end.
              }
              stop.request();
            },
            "stdin");
    watcher.setDaemon(true);
    watcher.start();
  }
}
