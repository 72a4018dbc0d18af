package io.marram.camera.internal;

import io.marram.camera.MqttCameraSettings;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to a broker, from its opening to its loss; never opened again. Each has a Paho
 * client of its own: packet ids count within a connection, so an acknowledgement that came too late
 * would otherwise confirm another message on the next one.
 */
final class BrokerConnection implements MqttCallback, AutoCloseable {

  /** Hears of a connection; called on Paho's thread and must not wait. */
  interface Listener {
    /** The broker accepted us; comes before the first message. */
    void opened(BrokerConnection connection, boolean sessionPresent);

    void message(BrokerConnection connection, int packetId, String topic, byte[] payload);
  }

  private static final Logger logger = LoggerFactory.getLogger(BrokerConnection.class);
  private static final int CONNECT_SECONDS = 10;
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int DISCONNECT_MILLIS = 150;
  private static final int QOS_AT_LEAST_ONCE = 1;
  private static final int FIRST_FAILURE_CODE = 0x80;
  private static final int NORMAL_DISCONNECTION = 0;

  /** What a broker sends beyond this never gets into memory; it is to drop such messages itself. */
  private static final int PACKET_LIMIT_FACTOR = 8;

  private final MqttAsyncClient client;
  private final MqttCameraSettings settings;
  private final Listener listener;
  private final CountDownLatch lost = new CountDownLatch(1);
  private final Object closing = new Object();
  private boolean closed;
  private volatile String lossReason = "closed";

  BrokerConnection(MqttCameraSettings settings, Listener listener) throws MqttException {
    String uri =
        (settings.broker().encrypted() ? "ssl://" : "tcp://")
            + settings.broker().host()
            + ":"
            + settings.broker().port();
    this.settings = settings;
    this.listener = listener;
    this.client = new MqttAsyncClient(uri, settings.identity().clientId(), new MemoryPersistence());
    client.setManualAcks(true);
    client.setCallback(this);
  }

  /**
   * Connects and subscribes.
   *
   * @param sockets makes the sockets
   * @throws MqttException if the broker is away or refuses
   */
  void open(SocketFactory sockets) throws MqttException, InterruptedException {
    CompletableFuture<IMqttToken> connected = new CompletableFuture<>();
    client.connect(
        options(sockets),
        null,
        listen(connected, token -> listener.opened(this, token.getSessionPresent())));
    await(connected);
    MqttSubscription[] subscriptions =
        settings.topics().stream()
            .map(topic -> new MqttSubscription(topic, QOS_AT_LEAST_ONCE))
            .toArray(MqttSubscription[]::new);
    CompletableFuture<IMqttToken> subscribed = new CompletableFuture<>();
    client.subscribe(subscriptions, null, listen(subscribed, token -> {}), new MqttProperties());
    for (int code : await(subscribed).getReasonCodes()) {
      if (code >= FIRST_FAILURE_CODE) {
        throw new MqttException(code);
      }
    }
  }

  private MqttConnectionOptions options(SocketFactory sockets) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setAutomaticReconnect(false);
    options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
    options.setReceiveMaximum(settings.framesInFlight());
    options.setMaximumPacketSize((long) settings.largestPayloadBytes() * PACKET_LIMIT_FACTOR);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setUseSubscriptionIdentifiers(false);
    options.setSocketFactory(sockets);
    settings.identity().userName().ifPresent(options::setUserName);
    settings
        .identity()
        .password()
        .ifPresent(password -> options.setPassword(password.getBytes(StandardCharsets.UTF_8)));
    return options;
  }

  private interface OnSuccess {
    void accept(IMqttToken token);
  }

  private static MqttActionListener listen(
      CompletableFuture<IMqttToken> result, OnSuccess onSuccess) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        onSuccess.accept(token);
        result.complete(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable cause) {
        result.completeExceptionally(cause);
      }
    };
  }

  private static IMqttToken await(CompletableFuture<IMqttToken> result)
      throws MqttException, InterruptedException {
    try {
      return result.get(CONNECT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MqttException cause ? cause : new MqttException(e.getCause());
    } catch (TimeoutException e) {
      throw new MqttException(e);
    }
  }

  /**
   * Acknowledges a message of this connection. After the connection's loss it does nothing: the
   * broker delivers the message again.
   */
  void acknowledge(int packetId) {
    synchronized (closing) {
      if (closed) {
        return;
      }
      try {
        client.messageArrivedComplete(packetId, QOS_AT_LEAST_ONCE);
      } catch (MqttException e) {
        logger.debug("event=camera.acknowledgement.late reason=\"{}\"", e.getMessage());
      }
    }
  }

  /** Waits until the connection is gone and says why. */
  String awaitLoss() throws InterruptedException {
    lost.await();
    return lossReason;
  }

  /** Closes the connection, open or not, within a second. The broker keeps the session. */
  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, DISCONNECT_MILLIS, NORMAL_DISCONNECTION, new MqttProperties());
      synchronized (closing) {
        // a closed Paho client answers with null pointers
        closed = true;
        client.close();
      }
    } catch (MqttException e) {
      logger.debug("event=camera.close.failed reason=\"{}\"", e.getMessage());
    }
    lost.countDown();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    listener.message(this, message.getId(), topic, message.getPayload());
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    lossReason =
        cause != null
            ? BrokerFailure.describe(cause)
            : "the broker closed the connection, reason code " + response.getReturnCode();
    lost.countDown();
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    logger.debug("event=camera.protocol.error reason=\"{}\"", exception.getMessage());
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // we publish nothing
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // the connect token told us
  }

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {
    // we offer no extended authentication
  }
}
