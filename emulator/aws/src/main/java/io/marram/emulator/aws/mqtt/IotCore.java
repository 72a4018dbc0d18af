package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.AcceptedPublish;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.IotPolicy;
import io.marram.emulator.aws.iot.PublishListener;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all connections share: where accepted messages go, who is connected, and a thread for what
 * IoT Core publishes itself.
 */
public final class IotCore implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(IotCore.class);

  private static final int CLOSE_SECONDS = 5;

  private final Function<String, IotPolicy> policies;
  private final PublishListener listener;
  private final LongAdder accepted = new LongAdder();
  private final LongAdder discarded = new LongAdder();
  private final LongAdder denied = new LongAdder();
  private final ExecutorService ownMessages =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "iot-core");
            thread.setDaemon(true);
            return thread;
          });
  private final Presence presence = new Presence(this::publishEvent);

  private volatile BrokerMessages broker;
  private volatile Consumer<IotMessage> requests = message -> {};
  private volatile boolean closed;

  /**
   * Nothing flows before {@link #start}.
   *
   * @param policies the policy of a thing
   * @param listener hears of every accepted message
   */
  public IotCore(Function<String, IotPolicy> policies, PublishListener listener) {
    this.policies = policies;
    this.listener = listener;
  }

  /**
   * Sets where IoT Core's own messages go.
   *
   * @param server the broker that is about to start
   */
  public void start(ActiveMQServer server) {
    broker = new BrokerMessages(server);
  }

  /** Sets who answers messages on topics that AWS reserves for requests. */
  public void answerRequests(Consumer<IotMessage> service) {
    requests = service;
  }

  /** How much has passed since the start. */
  public BrokerStatistics statistics() {
    return new BrokerStatistics(
        accepted.sum(), discarded.sum(), denied.sum(), presence.connections());
  }

  /**
   * Publishes in the name of IoT Core itself, to subscribers and rules, in the order of the calls.
   *
   * @return completes when the listener has the message and the broker has it on disk
   */
  public CompletionStage<Void> publish(IotMessage message) {
    return publish(message, "");
  }

  /** Publishes an answer of IoT Core, which nobody waits for. */
  public void answer(IotMessage message) {
    announce(message, "");
  }

  @Override
  public void close() {
    closed = true;
    ownMessages.shutdown();
    try {
      if (!ownMessages.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        logger.warn("event=mqtt.own-messages-unsent");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  IotPolicy policy(String thing) {
    return policies.apply(thing);
  }

  Presence presence() {
    return presence;
  }

  /** A client's message that may pass. */
  CompletionStage<Void> accept(
      IotMessage message, Optional<String> basicIngestRule, String clientId) {
    accepted.increment();
    try {
      return listener.accepted(
          new AcceptedPublish(message, basicIngestRule, clientId, System.currentTimeMillis()));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Hands a request to the service that answers it. */
  void request(IotMessage message) {
    requests.accept(message);
  }

  void countDiscarded() {
    discarded.increment();
  }

  void countDenied() {
    denied.increment();
  }

  /** Publishes what a client left behind, unless it comes back in time. */
  void publishWill(LastWill will, String clientId) {
    if (closed) {
      return;
    }
    if (will.delay().isZero()) {
      announce(will.message(), clientId);
      return;
    }
    CompletableFuture.delayedExecutor(will.delay().toSeconds(), TimeUnit.SECONDS, this::execute)
        .execute(
            () -> {
              if (!presence.isConnected(clientId)) {
                announce(will.message(), clientId);
              }
            });
  }

  private void execute(Runnable task) {
    if (!closed) {
      ownMessages.execute(task);
    }
  }

  private void publishEvent(IotMessage event) {
    if (!closed) {
      announce(event, "");
    }
  }

  /** Publishes what nobody waits for. */
  private void announce(IotMessage message, String clientId) {
    publish(message, clientId)
        .whenComplete(
            (done, failure) -> {
              if (failure != null && !closed) {
                logger.error(
                    "event=mqtt.own-message-lost topic={} reason={}",
                    message.topic(),
                    failure.toString());
              }
            });
  }

  private CompletionStage<Void> publish(IotMessage message, String clientId) {
    try {
      return CompletableFuture.supplyAsync(
              () -> {
                CompletionStage<Void> safe = accept(message, Optional.empty(), clientId);
                broker.send(message);
                return safe;
              },
              ownMessages)
          .thenCompose(safe -> safe);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }
}
