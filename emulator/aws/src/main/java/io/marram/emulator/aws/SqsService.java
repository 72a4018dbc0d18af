package io.marram.emulator.aws;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServer;
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

  private static final String ACCOUNT = "000000000000";

  private final SQSRestServer server;
  private final URI endpoint;
  private final SqsClient client;

  private SqsService(SQSRestServer server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
    this.client = newClient();
  }

  static SqsService start(int port) {
    SQSRestServer server =
        SQSRestServerBuilder.withInterface(TwinPorts.LOOPBACK)
            .withPort(port)
            .withServerAddress(new NodeAddress("http", TwinPorts.LOOPBACK, port, ""))
            .withAWSRegion(REGION)
            .withAWSAccountId(ACCOUNT)
            .start();
    Http.ServerBinding binding = server.waitUntilStarted();
    return new SqsService(
        server,
        URI.create("http://" + TwinPorts.LOOPBACK + ":" + binding.localAddress().getPort()));
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
    server.stopAndWait();
  }
}
