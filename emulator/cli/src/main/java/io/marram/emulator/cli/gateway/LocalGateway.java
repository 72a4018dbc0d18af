package io.marram.emulator.cli.gateway;

import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.home.LocalToken;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.kura.KuraAddress;
import io.marram.emulator.cli.kura.KuraClient;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.send.RecognitionProbe;
import io.marram.emulator.cli.sensing.SensingProbe;
import io.marram.emulator.cli.wires.GatewayWires;
import io.marram.emulator.cli.wires.KeptWires;
import io.marram.emulator.cli.wires.WireGraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A gateway on this machine: a process that is kept running, and the wires of its system. */
public final class LocalGateway implements AutoCloseable {

  /** How the line begins that says what is wrong with a gateway that runs all the same. */
  public static final String WARNING = "Warning: ";

  private static final int START_SECONDS = 120;

  private final SystemHome home;
  private final String thing;
  private final Path graph;
  private final GatewaySupervisor supervisor;
  private final ProgressDisplay progress;
  private final ProgressDisplay.Part part;
  private final CompletableFuture<GatewayEvent.Ready> ready;

  private LocalGateway(
      SystemHome home,
      String thing,
      Path graph,
      GatewaySupervisor supervisor,
      ProgressDisplay progress,
      ProgressDisplay.Part part,
      CompletableFuture<GatewayEvent.Ready> ready) {
    this.home = home;
    this.thing = thing;
    this.graph = graph;
    this.supervisor = supervisor;
    this.progress = progress;
    this.part = part;
    this.ready = ready;
  }

  /**
   * Starts the process. It installs its packages and then waits for {@link #connect}.
   *
   * @param preferredPort of its console; another one if this is taken, or 0
   * @param bluetooth address of the D-Bus with the fake boards; empty for this machine's Bluetooth
   * @param progress shows the start; also told later when the gateway ends and works again
   * @param notice told of its console, and of a password that it makes because there is none
   * @throws CommandFailure if there can be no such process
   */
  public static LocalGateway start(
      Installation installation,
      SystemHome home,
      String thing,
      int preferredPort,
      Optional<String> bluetooth,
      ProgressDisplay progress,
      ConsoleNotice notice) {
    Path folder = home.gateway(thing);
    Path graph = folder.resolve("wire-graph.json");
    WireGraph.delete(graph);
    Path log = home.logs().resolve("gateway-" + thing + ".log");
    GatewayLaunch launch =
        new GatewayLaunch(
            thing,
            folder,
            graph,
            freePort(preferredPort),
            installation,
            installation.packages(),
            bluetooth);
    ProgressDisplay.Part part = progress.begin("gateway " + thing);
    CompletableFuture<Void> started = new CompletableFuture<>();
    Consumer<GatewayEvent> listener =
        event -> {
          if (event instanceof GatewayEvent.Progress step && !started.isDone()) {
            part.at(step.text());
          } else if (event instanceof GatewayEvent.Console console) {
            notice.opened(console.address());
          } else if (event instanceof GatewayEvent.Password made) {
            notice.made(made.login());
          } else if (event instanceof GatewayEvent.Ready) {
            started.complete(null);
          }
        };
    GatewaySupervisor supervisor =
        new GatewaySupervisor(
            () -> GatewayProcess.start(launch.command(), log, listener), progress::note);
    return new LocalGateway(home, thing, graph, supervisor, progress, part, supervisor.start());
  }

  /** Gives the gateway its wires: pictures to the system's queues, readings to its broker. */
  public void connect(GatewayWires wires) {
    WireGraph.write(graph, wires.parts(), wires.values(thing));
  }

  /**
   * Waits until the gateway is up and its wires work.
   *
   * @throws CommandFailure if the gateway does not come up
   */
  public GatewayEvent.Ready awaitReady() throws InterruptedException {
    boolean well = false;
    try {
      GatewayEvent.Ready up = ready.get(START_SECONDS, TimeUnit.SECONDS);
      well = true;
      return up;
    } catch (ExecutionException e) {
      throw new CommandFailure(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new CommandFailure("the gateway is not ready after " + START_SECONDS + " s", e);
    } finally {
      if (well) {
        part.done();
      } else {
        part.failed();
      }
    }
  }

  /**
   * Finds out whether pictures get through. Wires that were drawn on the gateway may be meant for
   * something else: then it is only said.
   *
   * @param probe publishes to this gateway
   * @throws CommandFailure if nothing gets through the wires of {@link #connect}
   */
  public void probe(RecognitionProbe probe, GatewayEvent.Ready up) throws InterruptedException {
    Optional<String> problem =
        up.keptWires() ? up.problem().or(() -> missing(up)) : Optional.empty();
    if (problem.isPresent()) {
      warn(problem.get(), up);
      return;
    }
    ProgressDisplay.Part first = progress.begin("first frame, end to end");
    boolean answered = false;
    try {
      probe.awaitAnswer(up.keptWires());
      answered = true;
    } catch (CommandFailure e) {
      if (!up.keptWires()) {
        throw e;
      }
      warn(e.getMessage(), up);
    } finally {
      if (answered) {
        first.done();
      } else {
        first.failed();
      }
    }
  }

  /**
   * Finds out whether readings get to the store. As {@link #probe}, it only tells when they do not
   * and the wires were drawn on the gateway.
   *
   * @throws CommandFailure if nothing gets through the wires of {@link #connect}
   */
  public void probe(SensingProbe probe, GatewayEvent.Ready up) throws InterruptedException {
    ProgressDisplay.Part first = progress.begin("first reading, end to end");
    boolean stored = false;
    try {
      probe.awaitReading(up.keptWires());
      stored = true;
    } catch (CommandFailure e) {
      if (!up.keptWires()) {
        throw e;
      }
      warn(e.getMessage(), up);
    } finally {
      if (stored) {
        first.done();
      } else {
        first.failed();
      }
    }
  }

  private Optional<String> missing(GatewayEvent.Ready up) {
    return up.console()
        .map(
            console ->
                new KuraClient(
                    new KuraAddress(console), LocalToken.of(home, thing), Optional.empty()))
        .flatMap(KeptWires::problem);
  }

  private void warn(String problem, GatewayEvent.Ready up) {
    progress.note(
        WARNING
            + "the wires of "
            + thing
            + ", kept from an earlier start, do not carry all to the cloud ("
            + problem
            + "). Mend them in its console"
            + up.console().map(address -> ", " + address).orElse("")
            + ", or begin anew with ./marram up --fresh.");
  }

  /** From now on the gateway is started again whenever it ends. */
  public void supervise() {
    supervisor.supervise();
  }

  @Override
  public void close() {
    supervisor.close();
  }

  /**
   * A port of the loopback interface that is free now. A gateway that is started again has to come
   * back under the same address, so it is chosen here.
   */
  private static int freePort(int preferred) {
    try {
      return bind(preferred);
    } catch (IOException taken) {
      try {
        return bind(0);
      } catch (IOException e) {
        throw new CommandFailure("there is no free port for the console: " + e.getMessage(), e);
      }
    }
  }

  private static int bind(int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    }
  }
}
