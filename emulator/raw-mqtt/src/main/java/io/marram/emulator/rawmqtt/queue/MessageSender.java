package io.marram.emulator.rawmqtt.queue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.eclipse.kura.data.DataTransportService;
import org.eclipse.kura.data.DataTransportToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the store has, one message after the other, while there is a connection. It runs on a
 * thread of its own, so that no publisher ever waits for the broker.
 */
final class MessageSender implements Runnable {
  private static final Logger logger = LoggerFactory.getLogger(MessageSender.class);
  private static final int FIRST_LIMITED_PRIORITY = 5;
  private static final long AT_ONCE = 0;
  private static final long WHEN_SIGNALLED = Long.MAX_VALUE;
  private static final long AFTER_FAILURE = TimeUnit.SECONDS.toNanos(1);

  private final MessageStore store;
  private final DataTransportService transport;
  private final Consumer<StoredMessage> published;
  private final Runnable congested;

  /** A confirmation may come before the sender has noted what it waits for: it must wait. */
  private final Object inFlight = new Object();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition signalled = lock.newCondition();
  private boolean signal;
  private volatile boolean connected;
  private volatile boolean closed;
  private volatile DataServiceSettings settings;
  private volatile TokenBucket bucket;

  /**
   * @param published told of every message that was sent
   * @param congested told when too many messages wait for their confirmation
   */
  MessageSender(
      MessageStore store,
      DataTransportService transport,
      Consumer<StoredMessage> published,
      Runnable congested) {
    this.store = store;
    this.transport = transport;
    this.published = published;
    this.congested = congested;
  }

  void configure(DataServiceSettings wanted) {
    settings = wanted;
    bucket = wanted.rateLimit().map(limit -> limit.bucket(System.nanoTime())).orElse(null);
    signal();
  }

  /**
   * There is a connection.
   *
   * @param newSession whether messages in flight will not be confirmed in it
   */
  void connected(boolean newSession) {
    synchronized (inFlight) {
      if (newSession && settings.republish()) {
        store.returnInFlight();
      } else if (newSession) {
        store.dropInFlight();
      }
    }
    connected = true;
    signal();
  }

  /** There is no connection any more. */
  void disconnected() {
    connected = false;
  }

  /** The message of this token has arrived; empty if nobody waits for it. */
  Optional<StoredMessage> confirmed(DataTransportToken token) {
    Optional<StoredMessage> message;
    synchronized (inFlight) {
      message = store.confirm(token);
    }
    signal();
    return message;
  }

  boolean isCongested() {
    return store.inFlightCount() >= settings.maxInFlight();
  }

  /** There may be something to do. */
  void signal() {
    lock.lock();
    try {
      signal = true;
      signalled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Ends {@link #run}. */
  void close() {
    closed = true;
    signal();
  }

  @Override
  public void run() {
    try {
      while (!closed) {
        await(step());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await(long nanos) throws InterruptedException {
    if (nanos == AT_ONCE) {
      return;
    }
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!signal && left > 0) {
        left = signalled.awaitNanos(left);
      }
      signal = false;
    } finally {
      lock.unlock();
    }
  }

  /** Sends a message if one may be sent, and says in how many nanoseconds to try again. */
  private long step() {
    if (!connected) {
      return WHEN_SIGNALLED;
    }
    Optional<StoredMessage> next = store.next();
    if (next.isEmpty()) {
      return WHEN_SIGNALLED;
    }
    StoredMessage message = next.get();
    if (message.qos() > 0 && isCongested()) {
      congested.run();
      return WHEN_SIGNALLED;
    }
    TokenBucket limit = bucket;
    if (limit != null && message.priority() >= FIRST_LIMITED_PRIORITY) {
      long wait = limit.take(System.nanoTime());
      if (wait > 0) {
        return wait;
      }
    }
    return send(message);
  }

  private long send(StoredMessage message) {
    try {
      if (message.qos() == 0) {
        transport.publish(message.topic(), message.payload(), 0, message.retain());
        store.remove(message);
      } else {
        synchronized (inFlight) {
          store.sent(
              message,
              transport.publish(
                  message.topic(), message.payload(), message.qos(), message.retain()));
        }
      }
      published.accept(message);
      return AT_ONCE;
    } catch (KuraNotConnectedException e) {
      return AFTER_FAILURE;
    } catch (KuraTooManyInflightMessagesException e) {
      congested.run();
      return AFTER_FAILURE;
    } catch (KuraException e) {
      return afterFailure(message, e);
    } catch (RuntimeException e) {
      logger.error("event=data.send.failed topic=\"{}\"", message.topic(), e);
      return AFTER_FAILURE;
    }
  }

  /** What can never be sent must not keep the rest from being sent. */
  private long afterFailure(StoredMessage message, KuraException e) {
    if (e.getCode() == KuraErrorCode.INVALID_PARAMETER) {
      store.remove(message);
      logger.error(
          "event=data.message.dropped topic=\"{}\" reason=\"{}\"", message.topic(), e.getMessage());
      return AT_ONCE;
    }
    logger.warn(
        "event=data.message.delayed topic=\"{}\" reason=\"{}\"", message.topic(), e.getMessage());
    return AFTER_FAILURE;
  }
}
