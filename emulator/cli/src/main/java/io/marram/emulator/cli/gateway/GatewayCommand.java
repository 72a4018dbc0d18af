package io.marram.emulator.cli.gateway;

import io.marram.emulator.aws.MqttBroker;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.cli.boards.BoardsProcess;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.home.GatewayState;
import io.marram.emulator.cli.home.JoinedGateways;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.output.StopSignal;
import io.marram.emulator.cli.send.RecognitionProbe;
import io.marram.emulator.cli.sensing.SensingProbe;
import io.marram.emulator.cli.wires.DemoSensors;
import io.marram.emulator.cli.wires.GatewayWires;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs one more gateway of a running system. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Run one more gateway of the running system until Ctrl-C, SIGTERM or './marram down'.",
      "",
      "It gets a certificate, a folder and a console of its own and shares the system's broker and"
          + " queues. It takes the pictures that are published under clients/<its name>/.",
      ""
    },
    footer = {
      "",
      "  ./marram gateway --thing gw-2",
      "  ./marram send --thing gw-2 door.jpg              in another terminal",
      "  ./marram packages list --thing gw-2",
      "",
      "A gateway that dies is started again. It ends when the system ends.",
      "Exit code 0 after a stop that was asked for, 1 if it did not start, 2 for wrong usage."
    })
public final class GatewayCommand implements Callable<Integer> {

  private final CommandContext context;

  @Spec private CommandSpec spec;

  @Option(
      names = "--thing",
      required = true,
      paramLabel = "NAME",
      description = "The gateway's name: 1 to 128 letters, digits, : _ -")
  private String thing;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Its console and REST API, 0 for any free port (default: ${DEFAULT-VALUE}).")
  private int consolePort;

  GatewayCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws InterruptedException {
    checkArguments();
    SystemState system = context.home().requireRunning();
    if (system.thing().equals(thing)) {
      throw new CommandFailure(
          "\"" + thing + "\" is the system's first gateway: choose another name with --thing");
    }
    try (StopSignal stop = new StopSignal()) {
      return run(system, stop);
    }
  }

  private int run(SystemState system, StopSignal stop) throws InterruptedException {
    SystemHome home = context.home();
    try (JoinedGateways.Lease lease = home.joined().take(thing);
        ProgressDisplay progress = context.progress();
        LocalGateway gateway = start(progress)) {
      // Without broker and queues it is of no use, and nobody would find it again.
      stop.requestAtEndOf(system.pid());
      Optional<URI> console = join(gateway, system);
      lease.announce(new GatewayState(thing, ProcessHandle.current().pid(), console));
      gateway.supervise();
      progress.note(thing + " works. Ctrl-C or ./marram down stops it.");
      stop.await();
      progress.note(
          home.running().isPresent() ? "Stopping." : "The system has ended: stopping, too.");
      return 0;
    } catch (CommandFailure e) {
      // A part that is stopped while it starts complains about that.
      if (stop.isRequested()) {
        throw new InterruptedException();
      }
      throw e;
    }
  }

  private void checkArguments() {
    try {
      ThingName.require(thing);
      TcpPort.require(consolePort);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private LocalGateway start(ProgressDisplay progress) {
    return LocalGateway.start(
        new Installation(context.project()),
        context.home(),
        thing,
        consolePort,
        BoardsProcess.running(context.home()),
        progress,
        new ConsoleNotice(thing, context.out(), progress, false));
  }

  private Optional<URI> join(LocalGateway gateway, SystemState system) throws InterruptedException {
    long began = System.currentTimeMillis();
    // The boards belong to the first gateway: two would take turns in losing them.
    gateway.connect(
        new GatewayWires(
            system,
            certificates(),
            GatewayWires.topicOf(thing, "+"),
            DemoSensors.withoutBoards(),
            Map.of()));
    GatewayEvent.Ready up = gateway.awaitReady();
    gateway.probe(new RecognitionProbe(system, GatewayWires.topicOf(thing, "")), up);
    gateway.probe(new SensingProbe(system, thing, began), up);
    return up.console();
  }

  private Path certificates() {
    try {
      return MqttBroker.issueCertificate(context.home().aws(), thing);
    } catch (TwinException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }
}
