package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.FrameKey;
import io.marram.camera.FrameReader;
import io.marram.camera.MqttCameraSettings;
import io.marram.camera.source.FrameSource;
import io.marram.vision.image.PictureDecoder;
import java.time.Duration;
import java.util.function.Consumer;
import javax.net.SocketFactory;

/** Frames from MQTT clients: the connection, the reading and the pump put together. */
final class MqttSource implements FrameSource, BrokerConnection.Listener {

  private static final Duration PATIENCE = Duration.ofMillis(900);

  /** A message to acknowledge. */
  private record Delivery(BrokerConnection connection, int packetId) {
    private void acknowledge() {
      connection.acknowledge(packetId);
    }
  }

  private final FrameReader reader;
  private final FramePump<Delivery> pump;
  private final BrokerLink link;
  private volatile BrokerConnection current;

  /**
   * @throws IllegalArgumentException if the certificate files cannot be used
   */
  MqttSource(String pid, MqttCameraSettings settings, Consumer<Capture> wires) {
    this.reader = new FrameReader(settings.largestPayloadBytes(), new PictureDecoder());
    this.pump =
        new FramePump<>(
            pid, settings.confirmation(), new FramePump.Ends<>(wires, Delivery::acknowledge));
    SocketFactory sockets =
        settings.broker().encrypted()
            ? TlsSockets.of(settings.identity())
            : SocketFactory.getDefault();
    this.link = new BrokerLink(pid, settings, sockets, this);
  }

  @Override
  public void start() {
    pump.start();
    link.start();
  }

  /** Closes within two seconds; the broker keeps what is not acknowledged. */
  @Override
  public void close() {
    // in this order, so that the frame on the wires can still be acknowledged
    pump.stop(PATIENCE);
    link.stop(PATIENCE);
  }

  @Override
  public void settled(FrameKey key) {
    pump.settled(key);
  }

  @Override
  public void rewired() {
    pump.rewired();
  }

  @Override
  public void opened(BrokerConnection connection, boolean sessionPresent) {
    current = connection;
    // a broker that kept our session delivers again whatever we did not acknowledge
    pump.deliveriesLost(sessionPresent);
  }

  @Override
  public void message(BrokerConnection connection, int packetId, String topic, byte[] payload) {
    if (connection == current) {
      pump.arrived(
          reader.readMessage(topic, payload, System.currentTimeMillis()),
          new Delivery(connection, packetId));
    }
  }
}
