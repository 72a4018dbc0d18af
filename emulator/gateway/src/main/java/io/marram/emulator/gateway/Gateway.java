package io.marram.emulator.gateway;

import io.marram.emulator.kura.control.WebAccess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The process of one emulated gateway. */
@Command(
    name = "gateway",
    mixinStandardHelpOptions = true,
    version = "0.1.0",
    sortOptions = false,
    description = {
      "Runs a Kura gateway on this computer: Equinox, the Kura services, and deployment packages.",
      "",
      "It runs until it gets SIGTERM or its standard input ends, so that it never outlives the"
          + " program that started it.",
      "Standard output has one JSON object per line, {\"event\":\"progress\",\"text\":...} while it"
          + " starts, then {\"event\":\"ready\",\"thing\":...,\"bundles\":...,\"millis\":...,"
          + "\"console\":...} or {\"event\":\"failed\",\"text\":...}, at the end"
          + " {\"event\":\"stopped\"}. As soon as the console can be used:"
          + " {\"event\":\"console\",\"address\":...}. A first start tells its password once:"
          + " {\"event\":\"password\",\"user\":...,\"password\":...}."
          + " The log goes to standard error.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped as asked", "1:could not start or stop", "2:wrong arguments"})
public final class Gateway implements Callable<Integer> {
  private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);

  /** For wires that were drawn on the gateway and may be half done. */
  private static final Duration KEPT_WIRES_TIMEOUT = Duration.ofSeconds(30);

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);

  @Option(
      names = "--home",
      required = true,
      paramLabel = "DIR",
      description =
          "Directory of the gateway's state: installed packages, configuration, keys. It is made"
              + " when it is missing; a later start goes on with it.")
  private Path home;

  @Option(
      names = "--thing",
      paramLabel = "NAME",
      defaultValue = "gateway",
      description = "Name of the gateway (default: ${DEFAULT-VALUE}).")
  private String thing;

  @Option(
      names = "--package",
      paramLabel = "FILE.dp",
      description =
          "Deployment package to install, from a copy; may be given more than once, bundles before"
              + " those that need them. A file that was given before is installed again only when"
              + " it was built again. A package stays installed when a later start does not name"
              + " it.")
  private List<Path> packages = List.of();

  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description =
          "Wire graph and configuration to apply: JSON like the body of Kura's"
              + " PUT /wire/v1/graph/snapshot. Values of type PASSWORD are clear text and are"
              + " stored encrypted. A file that was applied at the last start and has not changed"
              + " is left alone, so that changes made on the gateway stay.")
  private Path graph;

  @Option(
      names = "--await-graph",
      paramLabel = "SECONDS",
      description =
          "Install the packages first, and then wait so long for the graph's file to appear.")
  private int awaitGraphSeconds;

  @Option(
      names = "--http-port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port of the console and of the REST API (default: a free one).")
  private int httpPort;

  @Option(
      names = "--http-address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Address that the console and the REST API listen on (default: ${DEFAULT-VALUE}, this"
              + " computer only).")
  private String httpAddress;

  @Option(
      names = "--trial-seconds",
      paramLabel = "N",
      defaultValue = "5",
      description =
          "How long a package that is installed later is watched; it is rolled back when it does"
              + " not work (default: ${DEFAULT-VALUE}).")
  private double trialSeconds;

  @Option(
      names = "--ignore-stdin",
      description = "Go on when standard input ends, to run without a parent.")
  private boolean ignoreStdin;

  @Option(names = "--stop", description = "Stop the gateway that runs on --home, and exit.")
  private boolean stop;

  private final GatewayEvents events;
  private final CountDownLatch stopRequested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);

  Gateway(GatewayEvents events) {
    this.events = events;
  }

  public static void main(String[] arguments) {
    PrintStream events = System.out;
    // What bundles print must not mix with the events.
    System.setOut(System.err);
    CommandLine commandLine =
        new CommandLine(new Gateway(new GatewayEvents(events)))
            .setOut(new PrintWriter(events, true, StandardCharsets.UTF_8));
    // Threads of native libraries must not keep the process.
    System.exit(commandLine.execute(arguments));
  }

  @Override
  public Integer call() {
    try {
      if (stop) {
        stopOther();
      } else {
        run();
      }
      return CommandLine.ExitCode.OK;
    } catch (GatewayException e) {
      events.failed(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    } finally {
      finished.countDown();
    }
  }

  private void run() throws GatewayException {
    Instant begin = Instant.now();
    Optional<String> snapshot = awaitGraphSeconds > 0 ? Optional.empty() : snapshot();
    GatewaySettings settings =
        new GatewaySettings(home, thing, packages, Platform.directory(), frameworkProperties());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stopOnSignal, "stop-on-signal"));
    if (!ignoreStdin) {
      stopWhenParentLeaves(System.in);
    }
    try (GatewayFramework framework = GatewayFramework.start(settings, events::progress)) {
      if (awaitGraphSeconds > 0) {
        awaitGraph();
        snapshot = snapshot();
      }
      Optional<WebAccess> web = framework.awaitWeb();
      web.map(WebAccess::address).ifPresent(events::console);
      web.flatMap(WebAccess::firstPassword)
          .ifPresent(password -> events.password(web.get().user(), password));
      boolean isGivenGraph = true;
      if (snapshot.isPresent()) {
        events.progress("applying the wire graph");
        isGivenGraph = framework.applyIfNew(snapshot.get());
      }
      events.progress("waiting for the wire graph to work");
      Optional<String> problem = awaitGraph(framework, isGivenGraph);
      events.ready(
          thing,
          framework.bundleCount(),
          Duration.between(begin, Instant.now()),
          web.map(WebAccess::address),
          isGivenGraph,
          problem);
      stopRequested.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    events.stopped();
  }

  private Map<String, String> frameworkProperties() {
    return Map.of(
        "marram.http.port", Integer.toString(httpPort),
        "marram.http.address", httpAddress,
        "marram.trial.seconds", Double.toString(trialSeconds));
  }

  /**
   * Waits until the wires work. Those that somebody else has drawn may not: the gateway runs all
   * the same, as its console is where they are mended.
   *
   * @return why they do not work
   */
  private static Optional<String> awaitGraph(GatewayFramework framework, boolean isGivenGraph)
      throws GatewayException {
    try {
      framework.awaitReady(isGivenGraph ? READY_TIMEOUT : KEPT_WIRES_TIMEOUT);
      return Optional.empty();
    } catch (GatewayException e) {
      if (isGivenGraph) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }

  /** Until its writer moves it into place. */
  private void awaitGraph() throws InterruptedException {
    Instant deadline = Instant.now().plusSeconds(awaitGraphSeconds);
    if (graph != null && Files.notExists(graph)) {
      events.progress("waiting for the wire graph's file");
    }
    while (graph != null && Files.notExists(graph) && Instant.now().isBefore(deadline)) {
      if (stopRequested.await(50, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("stop requested");
      }
    }
  }

  private Optional<String> snapshot() throws GatewayException {
    if (graph == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(graph));
    } catch (IOException e) {
      throw new GatewayException("the graph " + graph + " cannot be read: " + e, e);
    }
  }

  /** Runs in a shutdown hook: the JVM ends when it returns. */
  private void stopOnSignal() {
    stopRequested.countDown();
    try {
      finished.await(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stopWhenParentLeaves(InputStream parent) {
    Thread watch =
        new Thread(
            () -> {
              try {
                parent.transferTo(OutputStream.nullOutputStream());
              } catch (IOException e) {
                events.progress("standard input failed: " + e.getMessage());
              }
              stopRequested.countDown();
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }

  private void stopOther() throws GatewayException {
    try {
      Optional<ProcessHandle> other = GatewayHome.user(home);
      if (other.isPresent() && other.get().destroy()) {
        other.get().onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      }
      events.stopped();
    } catch (IOException | ExecutionException e) {
      throw new GatewayException("the gateway of " + home + " cannot be found: " + e, e);
    } catch (TimeoutException e) {
      throw new GatewayException("the gateway of " + home + " does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayException("interrupted", e);
    }
  }
}
