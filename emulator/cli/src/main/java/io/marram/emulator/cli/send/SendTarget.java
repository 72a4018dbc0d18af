package io.marram.emulator.cli.send;

import io.marram.contract.FrameMessage;
import io.marram.emulator.cli.cloud.BrokerAddress;
import io.marram.emulator.cli.cloud.TlsFiles;
import io.marram.emulator.cli.context.CommandContext;
import io.marram.emulator.cli.home.SystemHome;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.wires.GatewayWires;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where frames go and answers come from: the local system, or what the environment names.
 *
 * @param topic where frames are published
 * @param responseQueueUrl where answers appear
 * @param region of the queue
 * @param sqs the local system's endpoint; empty for AWS
 */
public record SendTarget(
    BrokerAddress broker, String topic, String responseQueueUrl, String region, Optional<URI> sqs) {

  /** The thing that {@code send} speaks as, unless told otherwise. */
  static final String DEFAULT_THING = "client-1";

  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;
  private static final Pattern HOST_AND_PORT = Pattern.compile("([^:]+)(?::(\\d{1,5}))?");
  private static final Pattern QUEUE_REGION =
      Pattern.compile("https://sqs\\.([a-z0-9-]+)\\.amazonaws\\.com.*");

  /**
   * The environment's target if it names one (IOT_ENDPOINT), otherwise the local system.
   *
   * @param thing what the user chose, if they did
   * @throws CommandFailure if there is neither, or the environment is incomplete
   */
  public static SendTarget choose(CommandContext context, Optional<String> thing) {
    String name = thing.or(() -> context.variable("IOT_THING_NAME")).orElse(DEFAULT_THING);
    Optional<String> named = thing.isPresent() ? Optional.empty() : context.variable("IOT_TOPIC");
    if (context.variable("IOT_ENDPOINT").isPresent()) {
      return named(context, name, named.orElse(FrameMessage.TOPIC_PREFIX + name));
    }
    SystemState system = context.home().requireRunning();
    return local(system, name, named.orElseGet(() -> localTopic(context.home(), name)));
  }

  /** A gateway that joined takes what its own clients publish, and nobody else does. */
  private static String localTopic(SystemHome home, String thing) {
    return home.joined().find(thing).isPresent()
        ? GatewayWires.topicOf(thing, DEFAULT_THING)
        : FrameMessage.TOPIC_PREFIX + thing;
  }

  /** The local system's broker, without encryption: nothing leaves this machine. */
  public static SendTarget local(SystemState system, String thing, String topic) {
    return new SendTarget(
        new BrokerAddress(
            system.mqtt().getHost(), system.mqtt().getPort(), clientId(thing), Optional.empty()),
        topic,
        system.responseQueueUrl(),
        SystemState.REGION,
        Optional.of(system.sqs()));
  }

  private static SendTarget named(CommandContext context, String thing, String topic) {
    String endpoint = context.variable("IOT_ENDPOINT").orElseThrow();
    Matcher parts = HOST_AND_PORT.matcher(endpoint);
    if (!parts.matches()) {
      throw new CommandFailure("IOT_ENDPOINT must be host or host:port, was \"" + endpoint + "\"");
    }
    Optional<TlsFiles> tls = tls(context);
    int port =
        parts.group(2) != null
            ? Integer.parseInt(parts.group(2))
            : tls.isPresent() ? TLS_PORT : PLAIN_PORT;
    String queue =
        context
            .variable("SQS_RESPONSE_QUEUE_URL")
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "IOT_ENDPOINT is set but SQS_RESPONSE_QUEUE_URL is not: set both, or"
                            + " neither for the local system"));
    return new SendTarget(
        new BrokerAddress(parts.group(1), port, clientId(thing), tls),
        topic,
        queue,
        region(context, queue),
        Optional.empty());
  }

  private static Optional<TlsFiles> tls(CommandContext context) {
    Optional<Path> certificate = context.variable("IOT_CERT_PATH").map(Path::of);
    Optional<Path> key = context.variable("IOT_KEY_PATH").map(Path::of);
    Optional<Path> authority = context.variable("IOT_CA_PATH").map(Path::of);
    if (certificate.isEmpty() && key.isEmpty() && authority.isEmpty()) {
      return Optional.empty();
    }
    if (certificate.isEmpty() || key.isEmpty() || authority.isEmpty()) {
      throw new CommandFailure(
          "IOT_CERT_PATH, IOT_KEY_PATH and IOT_CA_PATH belong together: set all three");
    }
    return Optional.of(new TlsFiles(certificate.get(), key.get(), authority.get()));
  }

  private static String region(CommandContext context, String queueUrl) {
    Matcher matcher = QUEUE_REGION.matcher(queueUrl);
    return context
        .variable("AWS_REGION")
        .or(() -> matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty())
        .orElseThrow(
            () ->
                new CommandFailure("AWS_REGION is not set: set it to the response queue's region"));
  }

  /** A broker drops a client when another one connects under the same name. */
  private static String clientId(String thing) {
    return thing + "-send-" + UUID.randomUUID().toString().substring(0, 8);
  }
}
