package io.marram.awsiot.internal.mqtt;

import io.marram.awsiot.Publication;
import io.marram.tls.TlsIdentity;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
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
 * client of its own: packet ids count within a connection, and what was on its way when it ended is
 * the courier's to send again. Paho numbers outgoing topics (topic aliases) as far as the broker
 * allows; incoming ones are not asked for, since Paho cannot resolve them.
 */
final class MqttConnection implements MqttCallback, AutoCloseable {

  /** Hears of a connection; called on Paho's thread and must not wait. */
  interface Listener {
    /**
     * @param done to be called when the message has been worked on; until then the broker keeps it
     */
    void message(Message message, Runnable done);

    /** See {@link #loss()}. */
    void lost(MqttConnection connection);
  }

  private static final Logger logger = LoggerFactory.getLogger(MqttConnection.class);
  static final int CONNECT_SECONDS = 10;
  private static final int DISCONNECT_MILLIS = 150;
  private static final int NORMAL_DISCONNECTION = 0;
  private static final int FILTERS_AT_ONCE = 8;

  /** MQTT's own, for brokers that name none. */
  private static final int DEFAULT_RECEIVE_MAXIMUM = 65_535;

  private final MqttAsyncClient client;
  private final ConnectionSettings settings;
  private final TlsIdentity identity;
  private final Listener listener;
  private final Object closing = new Object();
  private boolean closed;
  private volatile ConnectionFailure loss;
  private int receiveMaximum = DEFAULT_RECEIVE_MAXIMUM;
  private long largestPacket = Long.MAX_VALUE;

  private MqttConnection(ConnectionSettings settings, TlsIdentity identity, Listener listener)
      throws MqttException {
    this.settings = settings;
    this.identity = identity;
    this.listener = listener;
    this.client = new MqttAsyncClient(settings.uri(), settings.clientId(), new MemoryPersistence());
    client.setManualAcks(true);
    client.setCallback(this);
  }

  /**
   * Connects.
   *
   * @throws MqttException if the broker is away or refuses
   */
  static MqttConnection open(ConnectionSettings settings, TlsIdentity identity, Listener listener)
      throws MqttException, InterruptedException {
    MqttConnection connection = new MqttConnection(settings, identity, listener);
    try {
      connection.connect();
      return connection;
    } catch (MqttException | InterruptedException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private void connect() throws MqttException, InterruptedException {
    CompletableFuture<IMqttToken> connected = new CompletableFuture<>();
    client.connect(PahoTerms.options(settings, identity), null, completing(connected));
    MqttProperties granted = await(connected).getResponseProperties();
    if (granted != null && granted.getReceiveMaximum() != null) {
      receiveMaximum = granted.getReceiveMaximum();
    }
    if (granted != null && granted.getMaximumPacketSize() != null) {
      largestPacket = granted.getMaximumPacketSize();
    }
  }

  /** How many publishes may be on their way at once. */
  int receiveMaximum() {
    return receiveMaximum;
  }

  /** The largest publish that the broker takes, in bytes. */
  long largestPacket() {
    return largestPacket;
  }

  TlsIdentity identity() {
    return identity;
  }

  /** Whether it is neither lost nor closed. */
  boolean isOpen() {
    return client.isConnected();
  }

  /** Why the connection ended, if it did. */
  Optional<ConnectionFailure> loss() {
    return Optional.ofNullable(loss);
  }

  /**
   * Starts to publish.
   *
   * @param settled gets the broker's reason code, on Paho's thread; never called if the connection
   *     ends before
   * @throws MqttException if there is no connection any more
   */
  void publish(Publication publication, IntConsumer settled) throws MqttException {
    client.publish(
        publication.topic(),
        PahoTerms.message(publication),
        null,
        listening(token -> settled.accept(code(token)), failure -> {}));
  }

  private static int code(IMqttToken token) {
    int[] codes = token.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  /**
   * Starts to subscribe, with QoS 1.
   *
   * @param refused gets the filters that the broker refused, on Paho's thread
   */
  void subscribe(List<MqttSubscription> subscriptions, Consumer<String> refused)
      throws MqttException {
    for (int i = 0; i < subscriptions.size(); i += FILTERS_AT_ONCE) {
      MqttSubscription[] some =
          subscriptions
              .subList(i, Math.min(subscriptions.size(), i + FILTERS_AT_ONCE))
              .toArray(MqttSubscription[]::new);
      client.subscribe(
          some,
          null,
          listening(token -> report(some, token.getReasonCodes(), refused), failure -> {}),
          new MqttProperties());
    }
  }

  private static void report(MqttSubscription[] asked, int[] codes, Consumer<String> refused) {
    for (int i = 0; i < asked.length && codes != null && i < codes.length; i++) {
      if (ReasonCode.isFailure(codes[i])) {
        refused.accept(asked[i].getTopic() + ": " + ReasonCode.describe(codes[i]));
      }
    }
  }

  void unsubscribe(String filter) throws MqttException {
    client.unsubscribe(filter);
  }

  private static MqttActionListener completing(CompletableFuture<IMqttToken> result) {
    return listening(result::complete, result::completeExceptionally);
  }

  private static MqttActionListener listening(
      Consumer<IMqttToken> success, Consumer<Throwable> failure) {
    return new MqttActionListener() {
      @Override
      public void onSuccess(IMqttToken token) {
        success.accept(token);
      }

      @Override
      public void onFailure(IMqttToken token, Throwable cause) {
        failure.accept(cause);
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
      throw new MqttException(new java.net.SocketTimeoutException(e.getMessage()));
    }
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
      logger.debug("event=awsiot.close.failed reason=\"{}\"", e.getMessage());
    }
  }

  private void acknowledge(int packetId, int qos) {
    synchronized (closing) {
      if (closed) {
        return;
      }
      try {
        client.messageArrivedComplete(packetId, qos);
      } catch (MqttException e) {
        logger.debug("event=awsiot.acknowledgement.late reason=\"{}\"", e.getMessage());
      }
    }
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    int packetId = message.getId();
    int qos = message.getQos();
    listener.message(PahoTerms.message(topic, message), () -> acknowledge(packetId, qos));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    MqttException cause = response.getException();
    loss =
        cause != null
            ? ConnectionFailure.of(cause)
            : ConnectionFailure.disconnected(response.getReturnCode());
    listener.lost(this);
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    logger.debug("event=awsiot.protocol.error reason=\"{}\"", exception.getMessage());
  }

  @Override
  public void deliveryComplete(IMqttToken token) {
    // each publish has a listener of its own
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
