package io.marram.emulator.cli.pipeline;

import io.marram.emulator.aws.BrokerTwin;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.GatewayLaunch;
import io.marram.emulator.cli.gateway.GatewayProcess;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.TemporaryFolder;
import io.marram.emulator.cli.wires.WireGraph;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A broker and a gateway in a temporary folder, and the bridge to the user's broker. */
final class PipelineSystem implements AutoCloseable {

  private static final String THING = "pipeline";
  private static final int READY_SECONDS = 120;
  private static final int PROBE_MILLIS = 2000;
  private static final long BYTES_PER_MEGABYTE = 1 << 20;

  private final Path folder = TemporaryFolder.create();
  private BrokerTwin twin;
  private GatewayProcess gateway;
  private PlainClient home;
  private Optional<PlainClient> abroad = Optional.empty();
  private boolean logIsWanted;

  private PipelineSystem() {}

  /**
   * Starts everything; returns when the gateway works.
   *
   * @throws CommandFailure if a part does not start; the gateway's log stays if it says why
   */
  static PipelineSystem start(
      Installation installation, PipelineConfig config, PipelineMode mode, ProgressDisplay progress)
      throws InterruptedException {
    PipelineSystem system = new PipelineSystem();
    boolean started = false;
    try {
      system.startBroker(config, mode, progress);
      system.startGateway(installation, config, mode, progress);
      started = true;
      return system;
    } catch (TwinException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot use " + system.folder + ": " + e.getMessage(), e);
    } finally {
      if (!started) {
        system.close();
      }
    }
  }

  private void startBroker(PipelineConfig config, PipelineMode mode, ProgressDisplay progress) {
    ProgressDisplay.Part part = progress.begin("MQTT broker");
    boolean well = false;
    try {
      boolean theirs = listens(config.host(), config.port());
      if (!theirs && !isHere(config.host())) {
        throw new CommandFailure(
            "no MQTT broker answers at %s:%d (mqtt.broker_host and broker_port)"
                .formatted(config.host(), config.port()));
      }
      twin = BrokerTwin.start(folder.resolve("broker"), theirs ? 0 : config.port());
      URI own = twin.broker().plain();
      home = PlainClient.connect(own.getHost(), own.getPort());
      if (theirs) {
        abroad = Optional.of(PlainClient.connect(config.host(), config.port()));
      }
      PipelineBridge.begin(mode, home, abroad);
      well = true;
    } finally {
      end(part, well);
    }
  }

  private static void end(ProgressDisplay.Part part, boolean well) {
    if (well) {
      part.done();
    } else {
      part.failed();
    }
  }

  private static boolean listens(String host, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), PROBE_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private void startGateway(
      Installation installation, PipelineConfig config, PipelineMode mode, ProgressDisplay progress)
      throws IOException, InterruptedException {
    ProgressDisplay.Part part = progress.begin("gateway");
    Path graph = folder.resolve("wire-graph.json");
    WireGraph.write(graph, mode.parts(), values(config));
    GatewayLaunch launch =
        new GatewayLaunch(
            THING,
            Files.createDirectories(gatewayHome()),
            graph,
            0,
            installation,
            installation.packages(WireGraph.Part.SENSING),
            Optional.empty());
    boolean well = false;
    try {
      gateway = GatewayProcess.start(launch.command(), log(), event -> {});
      gateway.ready().get(READY_SECONDS, TimeUnit.SECONDS);
      well = true;
    } catch (ExecutionException e) {
      logIsWanted = true;
      throw new CommandFailure(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      logIsWanted = true;
      throw new CommandFailure(
          "the gateway is not ready after " + READY_SECONDS + " s (see " + log() + ")", e);
    } finally {
      end(part, well);
    }
  }

  private Map<String, String> values(PipelineConfig config) {
    URI tls = twin.broker().tls();
    Path certificates = twin.broker().issueCertificate(THING);
    return Map.ofEntries(
        Map.entry("thing", THING),
        Map.entry("iot.endpoint", tls.getHost() + ":" + tls.getPort()),
        Map.entry("ca.file", certificates.resolve("ca.pem").toString()),
        Map.entry("certificate.file", certificates.resolve("certificate.pem").toString()),
        Map.entry("key.file", certificates.resolve("private-key.pem").toString()),
        Map.entry("publishes.per.second", "10000"),
        Map.entry("singles.per.second", "100"),
        Map.entry("simulated.sensors", SensorText.of(config.sensors())),
        Map.entry("bluetooth.sensors", ""),
        Map.entry("bluetooth.keys", ""),
        Map.entry("window.readings", Integer.toString(config.windowReadings())),
        Map.entry(
            "limits",
            "stage-anomaly-p99 > %s as max_inference_time_ms"
                .formatted(Double.toString(config.maxInferenceMillis()))));
  }

  /** The pipeline's own broker. */
  URI broker() {
    return twin.broker().plain();
  }

  /** A client of it. */
  PlainClient client() {
    return home;
  }

  /** Whether messages are carried to and from a broker of the user's. */
  boolean bridged() {
    return abroad.isPresent();
  }

  /** How many messages did not get across. */
  long lost() {
    return home.lost() + abroad.map(PlainClient::lost).orElse(0L);
  }

  /** The gateway's process. */
  ProcessHandle gateway() {
    return ProcessHandle.of(gateway.pid()).orElseThrow(this::ended);
  }

  boolean isRunning() {
    return !gateway.ended().isDone();
  }

  /** Lets the gateway stop its bundles. */
  void stopGateway() {
    gateway.close();
  }

  /** The gateway does not work any more. */
  CommandFailure ended() {
    logIsWanted = true;
    return new CommandFailure("the gateway has ended (see " + log() + ")");
  }

  /** What the gateway says is wrong with its configuration. */
  List<String> complaints() {
    try (Stream<String> lines = Files.lines(log())) {
      return lines
          .filter(line -> line.contains(".misconfigured "))
          .map(line -> line.substring(line.indexOf("event=")))
          .toList();
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + log() + ": " + e.getMessage(), e);
    }
  }

  /** What the detector has learned, in megabytes on disk. */
  double modelMegabytes() {
    Path state = gatewayHome().resolve("data").resolve("io.marram.anomaly");
    if (!Files.isDirectory(state)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(state)) {
      return (double) files.map(Path::toFile).mapToLong(File::length).sum() / BYTES_PER_MEGABYTE;
    } catch (IOException | UncheckedIOException e) {
      return 0; // a file was replaced while it was looked at
    }
  }

  private Path gatewayHome() {
    return folder.resolve("gateway");
  }

  private Path log() {
    return folder.resolve("gateway.log");
  }

  private void stop() {
    if (gateway != null) {
      gateway.close();
    }
    abroad.ifPresent(PlainClient::close);
    if (home != null) {
      home.close();
    }
    if (twin != null) {
      twin.close();
    }
  }

  @Override
  public void close() {
    stop();
    if (!logIsWanted) {
      TemporaryFolder.delete(folder);
    }
  }
}
