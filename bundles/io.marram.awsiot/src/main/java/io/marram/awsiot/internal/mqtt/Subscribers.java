package io.marram.awsiot.internal.mqtt;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to subscribers on a thread of its own, so that a slow one does not hold up
 * acknowledgements. A message is acknowledged when all have worked on it.
 */
final class Subscribers implements AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(Subscribers.class);

  /** More than the broker sends ahead with QoS 1; what exceeds it has QoS 0 and is dropped. */
  private static final int MOST_WAITING = 1000;

  private final String pid;
  private final Subscriptions subscriptions;
  private final ThreadPoolExecutor executor;

  Subscribers(String pid, Subscriptions subscriptions) {
    this.pid = pid;
    this.subscriptions = subscriptions;
    this.executor =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "marram-subscribers-" + pid);
              thread.setDaemon(true);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  void deliver(Message message, Runnable done) {
    try {
      executor.execute(() -> tell(message, done));
    } catch (RejectedExecutionException e) {
      logger.debug("event=awsiot.message.dropped pid={} qos={}", pid, message.qos());
    }
  }

  private void tell(Message message, Runnable done) {
    for (Consumer<Message> subscriber : subscriptions.of(message.topic())) {
      try {
        subscriber.accept(message);
      } catch (RuntimeException e) {
        logger.warn("event=awsiot.subscriber.failed pid={} topic={}", pid, message.topic(), e);
      }
    }
    done.run();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
