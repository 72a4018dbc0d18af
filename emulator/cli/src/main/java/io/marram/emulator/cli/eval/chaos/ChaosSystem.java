package io.marram.emulator.cli.eval.chaos;

import com.eclipsesource.json.JsonObject;
import io.marram.cloud.store.StoreException;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.eval.chaos.ChaosSchedule.Victim;
import io.marram.emulator.cli.eval.sensing.SensingSystem;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.TemporaryFolder;
import io.marram.emulator.cli.sensing.Ledger;
import io.marram.emulator.cli.sensing.SensingStore;
import io.marram.emulator.cli.sensing.SensingSummary;
import io.marram.emulator.cli.wires.WireGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A gateway that simulates sensors, a network that can be cut and a twin of AWS, each in a process
 * of its own that can be killed, in a temporary folder.
 */
final class ChaosSystem implements AutoCloseable {

  private static final String SIMULATOR = "simulator";
  private static final int LOOK_MILLIS = 100;

  /** Readings that are not older are those of now. */
  private static final long NOW_MILLIS = 3000;

  /** Gateways tell every ten seconds how many readings they have numbered. */
  private static final int REPORT_SECONDS = 12;

  private final Path folder = TemporaryFolder.create();
  private final ChaosCloud cloud;
  private final TcpRelay network;
  private MeasuredGateway gateway;
  private SensingStore store;
  private boolean kept;

  private ChaosSystem(Path project) {
    cloud = new ChaosCloud(folder, project);
    network = new TcpRelay(cloud::broker);
  }

  /**
   * Starts everything; readings flow from then on.
   *
   * @param rate readings a second
   * @throws CommandFailure if a part does not start; the folder with its logs stays then
   */
  static ChaosSystem start(Path project, int rate, ProgressDisplay progress)
      throws InterruptedException {
    ChaosSystem system = new ChaosSystem(project);
    boolean started = false;
    try {
      system.startTwin(progress);
      system.startGateway(new Installation(project), rate, progress);
      started = true;
      return system;
    } finally {
      if (!started) {
        system.stop();
      }
    }
  }

  private void startTwin(ProgressDisplay progress) throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("AWS twin");
    cloud.start();
    openStore();
    part.done();
  }

  private void startGateway(Installation installation, int rate, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("gateway");
    ChaosTwin.Place place = cloud.place();
    Path graph =
        SensingSystem.writeGraph(
            folder,
            place.tls().getHost() + ":" + network.port(),
            place.certificates(),
            SensingSystem.sensors(rate));
    gateway = new MeasuredGateway(folder, graph, installation, WireGraph.Part.SENSING);
    gateway.start();
    part.done();
  }

  private void openStore() {
    if (store != null) {
      store.close();
    }
    ChaosTwin.Place place = cloud.place();
    store = SensingStore.open(place.dynamoDb(), place.sqs(), place.queueUrl());
  }

  /** The network between gateway and broker. */
  TcpRelay network() {
    return network;
  }

  /** Kills a part; it is started again. */
  void kill(Victim victim) throws InterruptedException {
    switch (victim) {
      case GATEWAY -> {
        gateway.kill();
        gateway.startAgain();
      }
      case TWIN -> {
        cloud.restart();
        openStore();
      }
      case DATABASE -> cloud.killDatabase();
      case FUNCTION -> cloud.killFunction();
    }
  }

  /** Other sensors, from now on. */
  void simulate(String sensors, int historyHours) throws InterruptedException {
    gateway.configure(
        SIMULATOR,
        new JsonObject()
            .add("sensors", new JsonObject().add("type", "STRING").add("value", sensors))
            .add(
                "history.hours",
                new JsonObject().add("type", "INTEGER").add("value", historyHours)));
  }

  /** Whether the gateway has logged that. */
  boolean hasLogged(String event) {
    try (Stream<String> lines = Files.lines(gateway.log())) {
      return lines.anyMatch(line -> line.contains(event));
    } catch (IOException e) {
      throw new CommandFailure("cannot read " + gateway.log() + ": " + e.getMessage(), e);
    }
  }

  /** The newest reading of every sensor, as far as the store can be read now. */
  Optional<SensingSummary> latest() {
    try {
      return Optional.of(SensingSummary.of(store.latest(Stream.of(MeasuredGateway.THING))));
    } catch (StoreException | SdkException e) {
      return Optional.empty();
    }
  }

  /** The highest number that is stored; 0 if there is none. */
  long highest() {
    return latest().stream()
        .flatMap(now -> now.highest().values().stream())
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  /**
   * Waits until readings are stored as they are measured.
   *
   * @param momentMillis when the one that is looked for was measured at the earliest, epoch
   *     milliseconds
   * @return whether it is so within the limit
   */
  boolean awaitFresh(long momentMillis, Duration limit) throws InterruptedException {
    return await(() -> isFresh(momentMillis), limit);
  }

  /** The same, and nothing waits for the ingest function either. */
  boolean awaitCaughtUp(long momentMillis, Duration limit) throws InterruptedException {
    return await(() -> isFresh(momentMillis) && isQueueEmpty(), limit);
  }

  private static boolean await(BooleanSupplier condition, Duration limit)
      throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < deadline) {
      if (condition.getAsBoolean()) {
        return true;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return false;
  }

  private boolean isFresh(long momentMillis) {
    try {
      long newest =
          store.latest(Stream.of(MeasuredGateway.THING)).stream()
              .mapToLong(reading -> reading.position().timestamp())
              .max()
              .orElse(0);
      return newest > momentMillis && newest > System.currentTimeMillis() - NOW_MILLIS;
    } catch (StoreException | SdkException e) {
      return false; // what answers is dead, or not yet back
    }
  }

  private boolean isQueueEmpty() {
    try {
      return store.queued() == 0;
    } catch (SdkException e) {
      return false;
    }
  }

  /** No readings any more; the ledger once all are where they belong, or that takes too long. */
  Ledger settle() throws InterruptedException {
    gateway.configure(SIMULATOR, "sensors", "");
    Thread.sleep(Duration.ofSeconds(REPORT_SECONDS).toMillis());
    return store.settledLedger();
  }

  /** Lets the folder with logs, tables and outbox be after {@link #close}. */
  Path keep() {
    kept = true;
    return folder;
  }

  private void stop() {
    if (gateway != null) {
      gateway.close();
    }
    if (store != null) {
      store.close();
    }
    network.close();
    cloud.close();
  }

  @Override
  public void close() {
    stop();
    if (kept) {
      return;
    }
    TemporaryFolder.delete(folder);
  }
}
