package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.Publication;
import io.marram.awsiot.PublishPort;
import io.marram.awsiot.internal.mqtt.LinkState.Phase;
import io.marram.tls.TlsIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a connection to a broker: opens one after another, for ever, with a back-off between, and
 * another one when the gateway's certificate has changed.
 *
 * <p>A change of certificate loses nothing: publications are held, those on their way are awaited,
 * and the new connection takes over from the old one, which stays if the broker does not accept the
 * new certificate.
 */
public final class MqttLink implements PublishPort, AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(MqttLink.class);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(2);

  private final String pid;
  private final ConnectionSettings settings;
  private final IdentitySource source;
  private final LinkListener listener;
  private final LinkTiming timing;
  private final RandomGenerator random;
  private final SubscriptionSync subscriptions;
  private final Subscribers subscribers;
  private final PublishWindow window;
  private final Thread thread;

  private final LinkJournal journal;
  private volatile MqttConnection connection;
  private volatile Instant expires;
  private boolean wanted = true;
  private boolean hurried;
  private boolean stopped;

  public MqttLink(
      String pid,
      ConnectionSettings settings,
      IdentitySource source,
      LinkListener listener,
      Subscriptions subscriptions,
      RandomGenerator random,
      LinkTiming timing) {
    this.pid = pid;
    this.settings = settings;
    this.source = source;
    this.listener = listener;
    this.random = random;
    this.timing = timing;
    this.journal = new LinkJournal(pid, settings);
    this.subscriptions = new SubscriptionSync(pid, subscriptions);
    this.subscribers = new Subscribers(pid, subscriptions);
    this.window = new PublishWindow(listener);
    this.thread = new Thread(this::run, "marram-awsiot-" + pid);
    this.thread.setDaemon(true);
  }

  /** Begins to connect. */
  public void start() {
    thread.start();
  }

  @Override
  public CompletableFuture<Result> publish(Publication publication) {
    return window.offer(publication);
  }

  public LinkState state() {
    return journal.state();
  }

  /** When the certificate ends that was used last. */
  public Optional<Instant> certificateExpires() {
    return Optional.ofNullable(expires);
  }

  /** Connects now, and keeps connected; topics that were refused get another chance. */
  public void connect() {
    window.forgive();
    synchronized (this) {
      wanted = true;
      hurried = true;
      notifyAll();
    }
  }

  /** Closes the connection, and stays so until {@link #connect}. */
  public synchronized void disconnect() {
    wanted = false;
    notifyAll();
  }

  /** Asks the broker for what is wanted now. */
  public void subscriptionsChanged() {
    MqttConnection current = connection;
    if (current != null) {
      subscriptions.align(current);
    }
  }

  private void run() {
    int failures = 0;
    try {
      while (awaitWanted()) {
        long begin = System.nanoTime();
        Optional<TlsIdentity> tried = connectOnce();
        boolean proven = System.nanoTime() - begin >= timing.proven().toNanos();
        failures = proven ? 1 : failures + 1;
        pause(delay(failures), tried);
      }
    } catch (InterruptedException e) {
      // close() interrupts; nobody else knows this thread
    }
  }

  private Duration delay(int failures) {
    return switch (journal.state().phase()) {
      case UNUSABLE -> timing.look();
      case REFUSED -> timing.backOff().refusalDelay(random);
      default -> timing.backOff().delay(failures, random);
    };
  }

  private synchronized boolean awaitWanted() throws InterruptedException {
    while (!wanted && !stopped) {
      journal.enter(LinkState.STOPPED);
      wait();
    }
    return !stopped;
  }

  /** Opens a connection and stays until it is gone. */
  private Optional<TlsIdentity> connectOnce() throws InterruptedException {
    journal.enter(
        journal.state().phase() == Phase.STOPPED ? LinkState.CONNECTING : journal.state());
    TlsIdentity identity;
    try {
      identity = source.load();
    } catch (IllegalArgumentException e) {
      journal.enter(new LinkState(Phase.UNUSABLE, e.getMessage()));
      return Optional.empty();
    }
    try {
      expires = identity.expires();
      MqttConnection opened = MqttConnection.open(settings, identity, events());
      use(opened);
      window.open(opened);
      listener.connected();
      attend();
    } catch (MqttException e) {
      journal.failed(ConnectionFailure.of(e), identity);
    } catch (RuntimeException e) {
      // Of Java's TLS or of Paho: the link must outlive it.
      journal.enter(new LinkState(Phase.UNUSABLE, e.toString()));
    } finally {
      leave();
    }
    return Optional.of(identity);
  }

  private MqttConnection.Listener events() {
    return new MqttConnection.Listener() {
      @Override
      public void message(Message message, Runnable done) {
        subscribers.deliver(message, done);
      }

      @Override
      public void lost(MqttConnection ended) {
        wake();
      }
    };
  }

  private synchronized void wake() {
    notifyAll();
  }

  private synchronized boolean isWanted() {
    return wanted && !stopped;
  }

  private void use(MqttConnection opened) {
    connection = opened;
    expires = opened.identity().expires();
    journal.connected(expires);
    subscriptions.align(opened);
  }

  /** Waits for the end of the connection, and for another certificate meanwhile. */
  private void attend() throws InterruptedException {
    Optional<TlsIdentity> refused = Optional.empty();
    while (remains()) {
      if (!connection.isOpen() && !remains()) {
        break;
      }
      if (window.isStalled() || !connection.isOpen()) {
        journal.enter(new LinkState(Phase.AWAY, "the broker acknowledges nothing"));
        return;
      }
      refused = renew(refused);
    }
    connection
        .loss()
        .ifPresent(
            loss -> {
              window.lost(connection, loss);
              journal.failed(loss, connection.identity());
            });
  }

  /** Waits a while; whether there is a connection then, and should be. */
  private synchronized boolean remains() throws InterruptedException {
    if (connection.loss().isEmpty() && wanted && !stopped) {
      wait(timing.look().toMillis());
    }
    return connection.loss().isEmpty() && wanted && !stopped;
  }

  /**
   * Changes over to another certificate, if there is one.
   *
   * @param refused the certificate that the broker did not accept, which is not tried again
   */
  private Optional<TlsIdentity> renew(Optional<TlsIdentity> refused) throws InterruptedException {
    Optional<TlsIdentity> found = changed(connection.identity());
    if (found.isEmpty() || found.equals(refused)) {
      return refused;
    }
    MqttConnection old = connection;
    window.hold();
    try {
      window.awaitEmpty(timing.drain());
      MqttConnection opened = MqttConnection.open(settings, found.get(), events());
      use(opened);
      logger.info("event=awsiot.certificate.changed pid={} until={}", pid, expires);
      if (!window.open(opened)) {
        listener.disconnected(false);
        listener.connected();
      }
      old.close();
      return Optional.empty();
    } catch (MqttException e) {
      ConnectionFailure failure = ConnectionFailure.of(e);
      return stay(failure.reason(), failure.refused() ? found : refused);
    } catch (IllegalArgumentException e) {
      return stay(e.getMessage(), found);
    }
  }

  private Optional<TlsIdentity> stay(String reason, Optional<TlsIdentity> refused) {
    logger.error(
        "event=awsiot.certificate.refused pid={} reason=\"{}\" action=\"stays with the old one\"",
        pid,
        reason);
    window.proceed();
    return refused;
  }

  /** Another identity than this one, if there is one that can be used. */
  private Optional<TlsIdentity> changed(TlsIdentity known) {
    try {
      return Optional.of(source.load()).filter(found -> !found.equals(known));
    } catch (IllegalArgumentException e) {
      // Files are replaced one after the other: for a moment they do not fit.
      logger.debug("event=awsiot.certificate.incomplete pid={} reason=\"{}\"", pid, e.getMessage());
      return Optional.empty();
    }
  }

  private void leave() {
    MqttConnection last = connection;
    connection = null;
    window.close("disconnected");
    if (last != null) {
      last.close();
      listener.disconnected(!isWanted());
    }
  }

  /** Waits for the next attempt. Ends early when somebody has changed something. */
  private void pause(Duration delay, Optional<TlsIdentity> tried) throws InterruptedException {
    long deadline = System.nanoTime() + delay.toNanos();
    while (true) {
      synchronized (this) {
        long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
        if (left <= 0 || !wanted || stopped || hurried) {
          hurried = false;
          return;
        }
        wait(Math.min(left, timing.look().toMillis()));
      }
      if (journal.state().phase() != Phase.AWAY
          && tried.isPresent()
          && changed(tried.get()).isPresent()) {
        return;
      }
    }
  }

  /** Closes the connection and opens no other. */
  @Override
  public void close() {
    synchronized (this) {
      stopped = true;
      notifyAll();
    }
    thread.interrupt();
    try {
      thread.join(STOP_PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    subscribers.close();
    journal.enter(LinkState.STOPPED);
  }
}
