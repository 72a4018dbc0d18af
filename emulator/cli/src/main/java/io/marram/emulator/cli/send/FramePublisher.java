package io.marram.emulator.cli.send;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.Mqtt5ClientBuilder;
import io.marram.emulator.cli.cloud.BrokerAddress;
import io.marram.emulator.cli.cloud.TlsFiles;
import io.marram.emulator.cli.output.CommandFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An MQTT 5 client that publishes frames with quality of service 1. */
public final class FramePublisher implements AutoCloseable {

  private static final int CONNECT_SECONDS = 20;

  private final Mqtt5AsyncClient client;

  private FramePublisher(Mqtt5AsyncClient client) {
    this.client = client;
  }

  /**
   * @throws CommandFailure if the broker cannot be reached or does not let this client in
   */
  public static FramePublisher connect(BrokerAddress broker) throws InterruptedException {
    Mqtt5ClientBuilder builder =
        Mqtt5Client.builder()
            .identifier(broker.clientId())
            .serverHost(broker.host())
            .serverPort(broker.port());
    if (broker.tls().isPresent()) {
      builder = builder.sslConfig(ssl(broker.tls().get()));
    }
    Mqtt5AsyncClient client = builder.buildAsync();
    try {
      client
          .connectWith()
          .cleanStart(true)
          .keepAlive(30)
          .send()
          .get(CONNECT_SECONDS, TimeUnit.SECONDS);
      return new FramePublisher(client);
    } catch (ExecutionException e) {
      throw new CommandFailure(
          "cannot connect to the MQTT broker " + broker + ": " + e.getCause().getMessage(), e);
    } catch (TimeoutException e) {
      throw new CommandFailure(
          "the MQTT broker " + broker + " does not answer within " + CONNECT_SECONDS + " s", e);
    }
  }

  /** Publishes. Completes when the broker has taken the message, exceptionally if it does not. */
  public CompletableFuture<Void> publish(String topic, byte[] payload) {
    return client
        .publishWith()
        .topic(topic)
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(payload)
        .send()
        .thenAccept(
            result ->
                result
                    .getError()
                    .ifPresent(
                        error -> {
                          throw new CommandFailure(
                              "the MQTT broker refused a message on "
                                  + topic
                                  + ": "
                                  + error.getMessage(),
                              error);
                        }));
  }

  @Override
  public void close() {
    client.disconnect();
  }

  private static MqttClientSslConfig ssl(TlsFiles files) {
    return MqttClientSslConfig.builder()
        .keyManagerFactory(files.keyManagers())
        .trustManagerFactory(files.trustManagers())
        .build();
  }
}
