package io.marram.emulator.cli.eval.sensing;

import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.MqttBroker;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.aws.TwinSettings;
import io.marram.emulator.cli.cloud.SensingCloud;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.ProcessLoad;
import io.marram.emulator.cli.process.TemporaryFolder;
import io.marram.emulator.cli.sensing.SensingStore;
import io.marram.emulator.cli.wires.WireGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A twin and many gateways, several in a process, in a temporary folder. */
final class FleetSystem implements AutoCloseable {

  /** Gateways in one process. */
  private static final int TOGETHER = 25;

  /** Each has a store with buffers of its own. */
  private static final int HEAP_MEGABYTES = 512;

  private static final int CONNECT_SECONDS = 120;
  private static final int LOOK_MILLIS = 20;

  private final Path folder = TemporaryFolder.create();
  private final Map<MeasuredGateway, List<String>> processes = new LinkedHashMap<>();
  private final int gateways;
  private AwsTwin twin;
  private SensingStore store;

  private FleetSystem(int gateways) {
    this.gateways = gateways;
  }

  /**
   * Starts everything; returns when all gateways are connected.
   *
   * @throws CommandFailure if a part does not start; the folder with its logs stays then
   */
  static FleetSystem start(Installation installation, int gateways, ProgressDisplay progress)
      throws InterruptedException {
    FleetSystem system = new FleetSystem(gateways);
    boolean started = false;
    try {
      system.startTwin(installation, progress);
      system.startGateways(installation, progress);
      started = true;
      return system;
    } catch (TwinException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("cannot use " + system.folder + ": " + e.getMessage(), e);
    } finally {
      if (!started) {
        system.stop();
      }
    }
  }

  private void startTwin(Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("AWS twin");
    twin =
        AwsTwin.start(
            TwinSettings.onFreePorts(folder.resolve("aws"), installation.dynamoDbJars()),
            text -> {});
    SensingCloud cloud = new SensingCloud(twin, installation);
    String queue = cloud.createQueue();
    cloud.deploy();
    cloud.awaitReady();
    store = SensingStore.open(twin.dynamoDb().endpoint(), twin.sqs().endpoint(), queue);
    part.done();
  }

  private void startGateways(Installation installation, ProgressDisplay progress)
      throws IOException, InterruptedException {
    ProgressDisplay.Part part = progress.begin(gateways + " gateways");
    List<String> things =
        IntStream.rangeClosed(1, gateways).mapToObj("gw-%03d"::formatted).toList();
    MqttBroker broker = twin.broker();
    for (int from = 0; from < gateways; from += TOGETHER) {
      List<String> some = things.subList(from, Math.min(gateways, from + TOGETHER));
      Path home = Files.createDirectories(folder.resolve("gateways-" + some.get(0)));
      Path graph = home.resolve("wire-graph.json");
      Files.writeString(
          graph, FleetGraph.of(some, broker.tls(), broker::issueCertificate).toString());
      MeasuredGateway gateway =
          new MeasuredGateway(home, graph, installation, WireGraph.Part.SENSING);
      gateway.useHeap(HEAP_MEGABYTES);
      processes.put(gateway, some);
      gateway.start();
      part.at(from + some.size() + " started");
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CONNECT_SECONDS);
    while (connections() < gateways) {
      if (System.nanoTime() > deadline) {
        throw new CommandFailure(
            "only %d of %d gateways are connected after %d s (see %s)"
                .formatted(connections(), gateways, CONNECT_SECONDS, folder));
      }
      part.at(connections() + " connected");
      Thread.sleep(LOOK_MILLIS);
    }
    part.done();
  }

  SensingStore store() {
    return store;
  }

  int connections() {
    return twin.broker().statistics().connections();
  }

  /** Messages that the broker discarded since they were too many. */
  long discarded() {
    return twin.broker().statistics().discarded();
  }

  /** Gives every gateway these sensors, in YAML. */
  void useSensors(String sensors) throws InterruptedException {
    for (Map.Entry<MeasuredGateway, List<String>> process : processes.entrySet()) {
      for (String thing : process.getValue()) {
        process.getKey().configure(FleetGraph.simulator(thing), "sensors", sensors);
      }
    }
  }

  /**
   * Cuts all connections, and waits until as many are there again.
   *
   * @param limitSeconds how long at most
   * @return how long it took, in seconds; negative if they are not all there in time
   */
  double reconnect(int limitSeconds) throws InterruptedException {
    long began = System.nanoTime();
    twin.broker().cutConnections();
    long deadline = began + TimeUnit.SECONDS.toNanos(limitSeconds);
    boolean gone = false;
    while (System.nanoTime() < deadline) {
      int present = connections();
      if (gone && present >= gateways) {
        return (System.nanoTime() - began) / 1e9;
      }
      gone |= present < gateways;
      Thread.sleep(LOOK_MILLIS);
    }
    return -1;
  }

  /** Looks at all processes for the first time. */
  List<ProcessLoad> processes() {
    List<ProcessLoad> loads = new ArrayList<>();
    loads.add(new ProcessLoad("broker, rules, queues", ProcessHandle.current()));
    Map<Long, String> names = new LinkedHashMap<>();
    processes.forEach((gateway, things) -> names.put(gateway.pid(), things.size() + " gateways"));
    ProcessHandle.current()
        .children()
        .forEach(
            child ->
                loads.add(
                    new ProcessLoad(names.getOrDefault(child.pid(), childOfTwin(child)), child)));
    return loads;
  }

  private static String childOfTwin(ProcessHandle child) {
    Path words = Path.of("/proc", Long.toString(child.pid()), "cmdline");
    try {
      boolean database =
          Files.isReadable(words) && Files.readString(words).contains("LoopbackDynamoDb");
      return database ? "DynamoDB Local" : "ingest function";
    } catch (IOException e) {
      return "ended";
    }
  }

  private void stop() {
    processes.keySet().forEach(MeasuredGateway::close);
    if (store != null) {
      store.close();
    }
    if (twin != null) {
      twin.close();
    }
  }

  @Override
  public void close() {
    stop();
    TemporaryFolder.delete(folder);
  }
}
