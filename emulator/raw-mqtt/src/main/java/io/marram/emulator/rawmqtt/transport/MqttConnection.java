package io.marram.emulator.rawmqtt.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.SocketFactory;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraNotConnectedException;
import org.eclipse.kura.KuraTimeoutException;
import org.eclipse.kura.KuraTooManyInflightMessagesException;
import org.eclipse.kura.data.DataTransportToken;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttClientPersistence;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.eclipse.paho.client.mqttv3.persist.MqttDefaultFilePersistence;

/** Paho's client, with Kura's exceptions. Connects as often as it is asked to. */
final class MqttConnection implements AutoCloseable {
  /** A connection is made of several exchanges, each of which may take the whole timeout. */
  private static final int EXCHANGES = 3;

  private static final long MILLIS = 1000;
  private static final long FAREWELL_MILLIS = 1000;

  private final MqttSettings settings;
  private final MqttAsyncClient client;

  /**
   * @param dataDirectory where messages in flight are kept, if they are kept in files
   * @throws MqttException if Paho cannot use its store
   * @throws IOException if the directory cannot be made
   */
  MqttConnection(MqttSettings settings, Path dataDirectory, MqttCallback callback)
      throws MqttException, IOException {
    this.settings = settings;
    this.client =
        new MqttAsyncClient(
            settings.broker().forClient(), settings.clientId(), store(settings, dataDirectory));
    client.setCallback(callback);
  }

  private static MqttClientPersistence store(MqttSettings settings, Path dataDirectory)
      throws IOException {
    if (!settings.fileStore()) {
      return new MemoryPersistence();
    }
    Path directory = Files.createDirectories(dataDirectory.resolve("paho-persistence"));
    return new MqttDefaultFilePersistence(directory.toString());
  }

  MqttSettings settings() {
    return settings;
  }

  /**
   * @param sockets of the TLS connection; not used for plain ones
   * @throws MqttException if the broker cannot be reached in time or refuses the gateway
   */
  void connect(SocketFactory sockets) throws MqttException {
    client.connect(options(sockets)).waitForCompletion(timeoutMillis() * EXCHANGES);
  }

  boolean isConnected() {
    return client.isConnected();
  }

  /**
   * @param quiesceMillis how long messages that are on their way may take
   */
  void disconnect(long quiesceMillis) throws MqttException {
    client.disconnect(quiesceMillis).waitForCompletion(quiesceMillis + timeoutMillis());
  }

  void subscribe(String topicFilter, int qos) throws KuraException {
    try {
      client.subscribe(topicFilter, qos).waitForCompletion(timeoutMillis());
    } catch (IllegalArgumentException e) {
      throw unusable(topicFilter, e);
    } catch (MqttException e) {
      throw failure(e, "subscribing to " + topicFilter);
    }
  }

  void unsubscribe(String topicFilter) throws KuraException {
    try {
      client.unsubscribe(topicFilter).waitForCompletion(timeoutMillis());
    } catch (IllegalArgumentException e) {
      throw unusable(topicFilter, e);
    } catch (MqttException e) {
      throw failure(e, "unsubscribing from " + topicFilter);
    }
  }

  /**
   * @return {@code null} for quality of service 0, which nobody confirms
   */
  DataTransportToken publish(String topic, byte[] payload, int qos, boolean retain)
      throws KuraException {
    try {
      IMqttDeliveryToken token = client.publish(topic, payload, qos, retain);
      if (qos > 0) {
        return new DataTransportToken(token.getMessageId(), settings.session());
      }
      awaitSent(token);
      return null;
    } catch (IllegalArgumentException e) {
      throw unusable(topic, e);
    } catch (MqttException e) {
      throw failure(e, "publishing on " + topic);
    }
  }

  /** Paho's own queue for these messages has no end: a slow broker must be waited for. */
  private void awaitSent(IMqttDeliveryToken token) throws MqttException {
    try {
      token.waitForCompletion(timeoutMillis());
    } catch (MqttException e) {
      if (e.getReasonCode() != MqttException.REASON_CODE_CLIENT_TIMEOUT) {
        throw e;
      }
    }
  }

  /** Ends the connection, if there is one, and gives everything back. */
  @Override
  public void close() throws MqttException {
    client.setCallback(null);
    try {
      if (client.isConnected()) {
        client.disconnect(0).waitForCompletion(FAREWELL_MILLIS);
      }
    } finally {
      client.disconnectForcibly(0, 1, false);
      client.close(true);
    }
  }

  private MqttConnectOptions options(SocketFactory sockets) {
    MqttConnectOptions options = new MqttConnectOptions();
    if (!settings.login().username().isEmpty()) {
      options.setUserName(settings.login().username());
    }
    if (!settings.login().password().isEmpty()) {
      options.setPassword(settings.login().password().toCharArray());
    }
    options.setKeepAliveInterval(settings.keepAliveSeconds());
    options.setConnectionTimeout(settings.timeoutSeconds());
    options.setCleanSession(settings.cleanSession());
    options.setMqttVersion(settings.protocolVersion());
    options.setAutomaticReconnect(false);
    settings
        .will()
        .ifPresent(
            will ->
                options.setWill(
                    will.topic(),
                    will.payload().getBytes(StandardCharsets.UTF_8),
                    will.qos(),
                    will.retain()));
    if (settings.broker().encrypted()) {
      options.setSocketFactory(sockets);
    }
    return options;
  }

  private long timeoutMillis() {
    return settings.timeoutSeconds() * MILLIS;
  }

  private static KuraException unusable(String topic, IllegalArgumentException cause) {
    return new KuraException(
        KuraErrorCode.INVALID_PARAMETER, cause, "topic \"" + topic + "\": " + cause.getMessage());
  }

  private static KuraException failure(MqttException cause, String doing) {
    return switch (cause.getReasonCode()) {
      case MqttException.REASON_CODE_MAX_INFLIGHT ->
          new KuraTooManyInflightMessagesException(cause, doing);
      case MqttException.REASON_CODE_CLIENT_TIMEOUT -> new KuraTimeoutException(doing, cause);
      case MqttException.REASON_CODE_CLIENT_NOT_CONNECTED,
              MqttException.REASON_CODE_CLIENT_ALREADY_DISCONNECTED,
              MqttException.REASON_CODE_CLIENT_DISCONNECTING,
              MqttException.REASON_CODE_CLIENT_CLOSED,
              MqttException.REASON_CODE_CONNECTION_LOST ->
          new KuraNotConnectedException(cause, doing);
      default -> KuraException.internalError(cause, doing);
    };
  }
}
