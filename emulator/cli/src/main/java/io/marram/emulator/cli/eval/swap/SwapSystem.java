package io.marram.emulator.cli.eval.swap;

import io.marram.contract.FrameMessage;
import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.aws.TwinSettings;
import io.marram.emulator.cli.cloud.BrokerAddress;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.output.ProgressDisplay;
import io.marram.emulator.cli.process.TemporaryFolder;
import io.marram.emulator.cli.send.SendTarget;
import io.marram.emulator.cli.wires.WireGraph;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** A gateway with a broker and queues for one measurement, in a temporary folder. */
final class SwapSystem implements AutoCloseable {

  private static final String CLIENT = "eval-client";

  private final Path folder;
  private AwsTwin twin;
  private MeasuredGateway gateway;
  private String responseQueue;

  private SwapSystem(Path folder) {
    this.folder = folder;
  }

  /**
   * Starts everything.
   *
   * @throws CommandFailure if a part does not start; the folder with its logs stays then
   */
  static SwapSystem start(Installation installation, ProgressDisplay progress)
      throws InterruptedException {
    SwapSystem system = new SwapSystem(TemporaryFolder.create());
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

  MeasuredGateway gateway() {
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
    Path certificates = twin.broker().issueCertificate(MeasuredGateway.THING);
    WireGraph.write(
        graph,
        EnumSet.of(WireGraph.Part.VISION),
        Map.of(
            "thing", MeasuredGateway.THING,
            "topics", FrameMessage.TOPIC_PREFIX + "+",
            "broker.url", twin.broker().tls().toString(),
            "ca.file", certificates.resolve("ca.pem").toString(),
            "certificate.file", certificates.resolve("certificate.pem").toString(),
            "key.file", certificates.resolve("private-key.pem").toString(),
            "region", SystemState.REGION,
            "sqs.endpoint", twin.sqs().endpoint().toString(),
            "request.queue.url", twin.sqs().createQueue("marram-requests.fifo", Map.of()),
            "response.queue.url", responseQueue));
    gateway = new MeasuredGateway(folder, graph, installation, WireGraph.Part.VISION);
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
