package io.marram.emulator.aws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.marram.emulator.aws.store.DurableStore;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageContent;
import org.elasticmq.NewMessageData;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.SendMessage;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.Some;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * SQS: ElasticMQ in this process. A queue that is created anew has the messages that it had when
 * the twin ended, however that was.
 */
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
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

  /** All messages are in memory, too; SQS itself has no such limit. */
  private static final long LARGEST_BACKLOG_BYTES = 48L << 20;

  private final ActorSystem actors;
  private final ActorRef queues;
  private final ActorRef journal;
  private final AtomicLong waitingBytes;
  private final URI endpoint;
  private final SqsClient client;

  private SqsService(
      ActorSystem actors,
      ActorRef queues,
      ActorRef journal,
      AtomicLong waitingBytes,
      URI endpoint) {
    this.actors = actors;
    this.queues = queues;
    this.journal = journal;
    this.waitingBytes = waitingBytes;
    this.endpoint = endpoint;
    this.client = newClient();
  }

  static SqsService start(int port, DurableStore store) {
    ActorSystem actors = ActorSystem.create("sqs", ACTORS.withFallback(ConfigFactory.load()));
    AtomicLong waitingBytes = new AtomicLong();
    ActorRef journal =
        actors.actorOf(
            Props.create(SqsJournal.class, () -> new SqsJournal(store, waitingBytes)), "journal");
    ActorRef queues =
        actors.actorOf(
            Props.create(
                QueueManagerActor.class,
                () ->
                    new QueueManagerActor(
                        new NowProvider(), StrictSQSLimits$.MODULE$, Option.apply(journal))),
            "queues");
    journal.tell(new SqsJournal.Directory(queues), ActorRef.noSender());
    try {
      SQSRestServerBuilder.withActorSystem(actors)
          .withQueueManagerActor(queues)
          .withQueueEventListener(journal)
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
    return new SqsService(
        actors,
        queues,
        journal,
        waitingBytes,
        URI.create("http://" + TwinPorts.LOOPBACK + ":" + port));
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
      String url =
          client
              .createQueue(request -> request.queueName(name).attributesWithStrings(all))
              .queueUrl();
      answer(journal, new SqsJournal.AwaitRestored(name));
      return url;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TwinException("interrupted while the queue \"" + name + "\" was created", e);
    } catch (SdkException | TimeoutException e) {
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

  /** Whether so much waits in the queues that a sender that can wait should. */
  boolean isFull() {
    return waitingBytes.get() > LARGEST_BACKLOG_BYTES;
  }

  /**
   * Sends a message without the detour over HTTP, for senders in this process. When it returns the
   * message is on disk.
   *
   * @return whether there is a queue of that name
   * @throws TimeoutException if it is not known whether the message is in the queue
   */
  boolean send(String queueName, String body) throws InterruptedException, TimeoutException {
    if (!(answer(queues, new LookupQueue(queueName)) instanceof Some<?> found)) {
      return false;
    }
    answer(
        (ActorRef) found.value(),
        new SendMessage(
            new NewMessageData(
                Option.empty(),
                new MessageContent(body),
                scala.collection.immutable.Map$.MODULE$.empty(),
                ImmediateNextDelivery$.MODULE$,
                Option.empty(),
                Option.empty(),
                0,
                Option.empty(),
                Option.empty(),
                Option.empty())));
    return true;
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

  private static Object answer(ActorRef actor, Object request)
      throws InterruptedException, TimeoutException {
    try {
      return Patterns.ask(actor, request, ANSWER_LIMIT).toCompletableFuture().get();
    } catch (ExecutionException e) {
      TimeoutException timeout = new TimeoutException("SQS does not answer");
      timeout.initCause(e);
      throw timeout;
    }
  }
}
