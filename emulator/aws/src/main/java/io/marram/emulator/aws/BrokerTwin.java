package io.marram.emulator.aws;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.PublishListener;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The MQTT broker of the twin by itself, for those who need no other service of AWS, and without
 * AWS's limits on what a connection may move. It listens on 127.0.0.1 only.
 */
public final class BrokerTwin implements AutoCloseable {

  private static final ConnectionLimits WIDE =
      new ConnectionLimits(
          100_000, 64 << 20, 128 << 10, 1000, 8, 50, Duration.ofMinutes(20), Duration.ofHours(1));

  private final TwinHome home;
  private final MqttBroker broker;

  private BrokerTwin(TwinHome home, MqttBroker broker) {
    this.home = home;
    this.broker = broker;
  }

  /**
   * Starts the broker and returns when it listens.
   *
   * @param folder for certificates and the broker's journal; created when missing
   * @param mqttPort of the listener without encryption; another one if it is taken, or 0
   * @throws TwinException if it does not start
   */
  public static BrokerTwin start(Path folder, int mqttPort) {
    TwinHome home = TwinHome.open(folder);
    try {
      MqttBroker broker =
          MqttBroker.start(home, TwinPorts.ofBroker(mqttPort), WIDE, PublishListener.NONE);
      return new BrokerTwin(home, broker);
    } catch (TwinException e) {
      home.close();
      throw e;
    }
  }

  /** The broker. */
  public MqttBroker broker() {
    return broker;
  }

  @Override
  public void close() {
    broker.close();
    home.close();
  }
}
