package io.marram.emulator.aws;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.mqtt.MqttDecoder;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerConnectionPlugin;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;

/**
 * Ends a connection whose packet is too large before the packet is in memory. The broker tells MQTT
 * 5 clients its limit but reads up to 256 MiB from those that do not care.
 */
final class PacketLimit implements ActiveMQServerConnectionPlugin {

  private final int largestPacketBytes;

  PacketLimit(int largestPacketBytes) {
    this.largestPacketBytes = largestPacketBytes;
  }

  @Override
  public void afterCreateConnection(RemotingConnection connection) {
    if (connection.getTransportConnection() instanceof NettyConnection transport) {
      ChannelPipeline handlers = transport.getChannel().pipeline();
      if (handlers.get(MqttDecoder.class) != null) {
        handlers.replace(MqttDecoder.class, "mqtt-decoder", new MqttDecoder(largestPacketBytes));
      }
    }
  }
}
