package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.util.AttributeKey;
import java.util.Optional;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTProtocolHandler;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/** Puts IoT Core's handlers between a new connection and the broker. */
public final class IotPipeline implements ActiveMQServerConnectionPlugin {

  private static final AttributeKey<ClientConnection> CONNECTION =
      AttributeKey.valueOf("io.marram.connection");

  private final IotCore core;
  private final ConnectionLimits limits;
  private final int largestPacketBytes;

  /**
   * Handlers for connections of both listeners.
   *
   * @param limits for connections with TLS
   * @param largestPacketBytes a larger packet ends its connection before it is in memory
   */
  public IotPipeline(IotCore core, ConnectionLimits limits, int largestPacketBytes) {
    this.core = core;
    this.limits = limits;
    this.largestPacketBytes = largestPacketBytes;
  }

  /** Whether the client has shown who it is and may connect. */
  public static boolean isAdmitted(RemotingConnection connection) {
    return connection.getTransportConnection() instanceof NettyConnection transport
        && transport.getChannel().hasAttr(CONNECTION)
        && transport.getChannel().attr(CONNECTION).get().isAdmitted();
  }

  @Override
  public void afterCreateConnection(RemotingConnection connection) {
    if (connection.getTransportConnection() instanceof NettyConnection transport
        && transport.getChannel().pipeline().get(MqttDecoder.class) != null) {
      prepare(transport.getChannel());
    }
  }

  private void prepare(Channel channel) {
    ChannelPipeline handlers = channel.pipeline();
    boolean tls = ClientIdentity.isAskedOf(channel);
    ClientConnection client = new ClientConnection(tls ? Optional.of(limits) : Optional.empty());
    channel.attr(CONNECTION).set(client);
    // The broker tells MQTT 5 clients its limit but reads up to 256 MiB from those that do not
    // care.
    handlers.replace(MqttDecoder.class, "mqtt-decoder", new MqttDecoder(largestPacketBytes));
    if (tls) {
      handlers.addBefore(
          handlers.context(MqttEncoder.class).name(),
          "throughput",
          new ThroughputHandler(limits.bytesPerSecond()));
    }
    String broker = handlers.context(MQTTProtocolHandler.class).name();
    handlers.addBefore(broker, "connect", new ConnectHandler(client, core));
    handlers.addBefore(broker, "subscribe", new SubscribeHandler(client, core));
    handlers.addBefore(broker, "topic-alias", new TopicAliasHandler(client));
    handlers.addBefore(broker, "publish", new PublishHandler(client, core));
    handlers.addBefore(broker, "deliver", new DeliveryHandler(client, core));
  }
}
