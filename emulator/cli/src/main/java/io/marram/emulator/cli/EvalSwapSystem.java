package io.marram.emulator.cli;

import io.marram.contract.FrameMessage;
import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.aws.TwinSettings;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** A gateway with a broker and queues for one measurement, in a temporary folder. */
final class EvalSwapSystem implements AutoCloseable {

  private static final String CLIENT = "eval-client";

  private final Path folder;
  private AwsTwin twin;
  private EvalSwapGateway gateway;
  private String responseQueue;

  private EvalSwapSystem(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts everything.
   *
   * @throws CommandFailure if a part does not start; the folder with its logs stays then
   */
  static EvalSwapSystem start(Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    EvalSwapSystem system = new EvalSwapSystem(TemporaryFolder.create());
    boolean started = false;
    try {
      system.startTwin(installation, progress);
      system.startGateway(installation, progress);
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

  /** For whatever a measurement writes; it goes at the end. */
  Path folder() {
    return folder;
  }

  EvalSwapGateway gateway() {
    return gateway;
  }

  /** Where frames go and results come from. */
  SendTarget target() {
    return new SendTarget(
        new BrokerAddress(
            twin.broker().plain().getHost(),
            twin.broker().plain().getPort(),
            CLIENT,
            Optional.empty()),
        FrameMessage.TOPIC_PREFIX + CLIENT,
        responseQueue,
        SystemState.REGION,
        Optional.of(twin.sqs().endpoint()));
  }

  private void startTwin(Installation installation, ProgressDisplay progress) {
    ProgressDisplay.Part part = progress.begin("broker and queues");
    Path files = folder.resolve("aws");
    twin = AwsTwin.start(TwinSettings.onFreePorts(files, installation.dynamoDbJars()), text -> {});
    responseQueue = twin.sqs().createQueue("marram-responses.fifo", Map.of());
    part.done();
  }

  private void startGateway(Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    ProgressDisplay.Part part = progress.begin("gateway");
    Path graph = folder.resolve("wire-graph.json");
    Path certificates = twin.broker().issueCertificate(EvalSwapGateway.THING);
    WireGraph.write(
        graph,
        EnumSet.of(WireGraph.Part.VISION),
        Map.of(
            "thing", EvalSwapGateway.THING,
            "topics", FrameMessage.TOPIC_PREFIX + "+",
            "broker.url", twin.broker().tls().toString(),
            "ca.file", certificates.resolve("ca.pem").toString(),
            "certificate.file", certificates.resolve("certificate.pem").toString(),
            "key.file", certificates.resolve("private-key.pem").toString(),
            "region", SystemState.REGION,
            "sqs.endpoint", twin.sqs().endpoint().toString(),
            "request.queue.url", twin.sqs().createQueue("marram-requests.fifo", Map.of()),
            "response.queue.url", responseQueue));
    gateway = new EvalSwapGateway(folder, graph, installation, WireGraph.Part.VISION);
    gateway.start();
    part.done();
  }

  private void stop() {
    if (gateway != null) {
      gateway.close();
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
