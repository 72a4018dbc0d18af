package io.marram.emulator.cli.eval.sensing;

import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.aws.TwinSettings;
import io.marram.emulator.cli.cloud.SensingCloud;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.TemporaryFolder;
import io.marram.emulator.cli.sensing.SensingStore;
import io.marram.emulator.cli.wires.WireGraph;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;

/** A gateway that simulates sensors, with a twin for one measurement, in a temporary folder. */
public final class SensingSystem implements AutoCloseable {

  private static final int PER_SENSOR = 5;

  private final Path folder = TemporaryFolder.create();
  private AwsTwin twin;
  private MeasuredGateway gateway;
  private SensingStore store;

  private SensingSystem() {}

  /**
   * Starts everything; readings flow from then on.
   *
   * @param rate readings a second
   * @throws CommandFailure if a part does not start; the folder with its logs stays then
   */
  static SensingSystem start(Installation installation, int rate, ProgressDisplay progress)
      throws InterruptedException {
    return start(installation, true, sensors(rate), progress);
  }

  /**
   * Starts a gateway without sensors, and a broker that passes readings on to nobody.
   *
   * @throws CommandFailure if a part does not start; the folder with its logs stays then
   */
  static SensingSystem startWithoutStore(Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    return start(installation, false, "", progress);
  }

  private static SensingSystem start(
      Installation installation, boolean stored, String sensors, ProgressDisplay progress)
      throws InterruptedException {
    SensingSystem system = new SensingSystem();
    boolean started = false;
    try {
      system.startTwin(installation, stored, progress);
      system.startGateway(installation, sensors, progress);
      started = true;
      return system;
    } catch (TwinException e) {
      throw new CommandFailure(e.getMessage(), e);
    } finally {
      if (!started) {
        system.stop();
      }
    }
  }

  /** The broker's listener for everyone on this machine. */
  URI broker() {
    return twin.broker().plain();
  }

  MeasuredGateway gateway() {
    return gateway;
  }

  SensingStore store() {
    return store;
  }

  private void startTwin(Installation installation, boolean stored, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("AWS twin");
    twin =
        AwsTwin.start(
            TwinSettings.onFreePorts(folder.resolve("aws"), installation.dynamoDbJars()),
            text -> {});
    if (stored) {
      SensingCloud cloud = new SensingCloud(twin, installation);
      String queue = cloud.createQueue();
      cloud.deploy();
      cloud.awaitReady();
      store = SensingStore.open(twin.dynamoDb().endpoint(), twin.sqs().endpoint(), queue);
    }
    part.done();
  }

  private void startGateway(Installation installation, String sensors, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("gateway");
    URI tls = twin.broker().tls();
    Path graph =
        writeGraph(
            folder,
            tls.getHost() + ":" + tls.getPort(),
            twin.broker().issueCertificate(MeasuredGateway.THING),
            sensors);
    gateway = new MeasuredGateway(folder, graph, installation, WireGraph.Part.SENSING);
    gateway.start();
    part.done();
  }

  /**
   * Writes the wires of a gateway that simulates sensors.
   *
   * @param endpoint of IoT Core, host and port
   * @param certificates folder of the gateway's
   * @param sensors the simulator's, in YAML
   */
  public static Path writeGraph(Path folder, String endpoint, Path certificates, String sensors) {
    Path graph = folder.resolve("wire-graph.json");
    Map<String, String> values =
        Map.of(
            "thing",
            MeasuredGateway.THING,
            "iot.endpoint",
            endpoint,
            "ca.file",
            certificates.resolve("ca.pem").toString(),
            "certificate.file",
            certificates.resolve("certificate.pem").toString(),
            "key.file",
            certificates.resolve("private-key.pem").toString(),
            "simulated.sensors",
            sensors,
            "bluetooth.sensors",
            "",
            "bluetooth.keys",
            "");
    WireGraph.write(graph, EnumSet.of(WireGraph.Part.CLOUD, WireGraph.Part.SENSING), values);
    return graph;
  }

  /** As many sensors as it takes, five readings a second each; the last one takes the rest. */
  public static String sensors(int rate) {
    StringBuilder yaml = new StringBuilder("sensors:\n");
    for (int left = rate, number = 1; left > 0; left -= PER_SENSOR, number++) {
      yaml.append(sensor(number, Math.min(left, PER_SENSOR)));
    }
    return yaml.toString();
  }

  /**
   * The sensor section of a configuration.
   *
   * @param count how many sensors
   * @param each readings a second of each
   */
  static String sensors(int count, int each) {
    StringBuilder yaml = new StringBuilder("sensors:\n");
    for (int number = 1; number <= count; number++) {
      yaml.append(sensor(number, each));
    }
    return yaml.toString();
  }

  private static String sensor(int number, int rate) {
    return "  - {id: sensor_%04d, type: temperature, location: hall, unit: °C, min_val: 10, max_val: 40, sampling_rate: %d}\n"
        .formatted(number, rate);
  }

  private void stop() {
    if (gateway != null) {
      gateway.close();
    }
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
