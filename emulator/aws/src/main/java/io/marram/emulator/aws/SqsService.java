package io.marram.emulator.aws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** SQS: ElasticMQ in this process. Its queues live in memory and are gone with the twin. */
public final class SqsService implements AutoCloseable {

  /** The region all services of the twin say they are in. */
  static final String REGION = "us-east-1";

  /**
   * The server's threads do not keep the JVM alive, and it does not stop ahead of those who use it.
   */
  private static final Config ACTORS =
      ConfigFactory.parseMap(
          Map.of(
              "pekko.daemonic", "on",
              "pekko.log-dead-letters", "off",
              "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off"));

  private static final String ACCOUNT = "000000000000";

  private static final Duration STOP_LIMIT = Duration.ofSeconds(3);

  private final ActorSystem actors;
  private final URI endpoint;
  private final SqsClient client;

  private SqsService(ActorSystem actors, URI endpoint) {
    this.actors = actors;
    this.endpoint = endpoint;
    this.client = newClient();
  }

  static SqsService start(int port) {
    ActorSystem actors = ActorSystem.create("sqs", ACTORS.withFallback(ConfigFactory.load()));
    try {
      SQSRestServerBuilder.withActorSystem(actors)
          .withInterface(TwinPorts.LOOPBACK)
          .withPort(port)
          .withServerAddress(new NodeAddress("http", TwinPorts.LOOPBACK, port, ""))
          .withAWSRegion(REGION)
          .withAWSAccountId(ACCOUNT)
          .start()
          .waitUntilStarted();
    } catch (RuntimeException e) {
      actors.terminate();
      throw new TwinException("SQS does not start on port " + port + ": " + e.getMessage(), e);
    }
    return new SqsService(actors, URI.create("http://" + TwinPorts.LOOPBACK + ":" + port));
  }

  /** Where an SDK finds the service; it takes any region and any credentials. */
  public URI endpoint() {
    return endpoint;
  }

  /**
   * Creates a queue, or finds the one of that name.
   *
   * @param name name of the queue; a FIFO queue's name ends in {@code .fifo}
   * @param attributes as in SQS's CreateQueue, such as {@code VisibilityTimeout} or {@code
   *     RedrivePolicy}; {@code FifoQueue} is set according to the name
   * @return the queue's URL
   * @throws TwinException if SQS refuses the name or an attribute
   */
  public String createQueue(String name, Map<String, String> attributes) {
    Map<String, String> all = new HashMap<>(attributes);
    if (name.endsWith(".fifo")) {
      all.put(QueueAttributeName.FIFO_QUEUE.toString(), "true");
    }
    try {
      return client
          .createQueue(request -> request.queueName(name).attributesWithStrings(all))
          .queueUrl();
    } catch (SdkException e) {
      throw new TwinException("cannot create the queue \"" + name + "\": " + e.getMessage(), e);
    }
  }

  /** The ARN of a queue, as a redrive policy needs it. */
  public String queueArn(String queueUrl) {
    try {
      return client
          .getQueueAttributes(
              request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
          .attributes()
          .get(QueueAttributeName.QUEUE_ARN);
    } catch (SdkException e) {
      throw new TwinException("cannot ask for the queue " + queueUrl + ": " + e.getMessage(), e);
    }
  }

  /** A client of its own for a caller that waits on a queue; the caller closes it. */
  SqsClient newClient() {
    return SqsClient.builder()
        .endpointOverride(endpoint)
        .region(Region.of(REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("marram", "marram")))
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(30)))
        .build();
  }

  @Override
  public void close() {
    client.close();
    actors.terminate();
    try {
      // A client's long poll would hold the server's own orderly stop for up to 20 s.
      actors
          .getWhenTerminated()
          .toCompletableFuture()
          .get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new TwinException("SQS does not stop", e);
    }
  }
}
