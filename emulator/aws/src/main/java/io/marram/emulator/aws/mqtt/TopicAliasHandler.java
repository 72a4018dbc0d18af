package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/** Puts a client's topics in the place of their aliases, so that what follows sees topics only. */
final class TopicAliasHandler extends ChannelInboundHandlerAdapter {

  private final ClientConnection client;
  private final String[] topics = new String[ConnectionLimits.TOPIC_ALIASES];

  TopicAliasHandler(ClientConnection client) {
    this.client = client;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object packet) {
    if (!(packet instanceof MqttPublishMessage publish) || publish.decoderResult().isFailure()) {
      context.fireChannelRead(packet);
      return;
    }
    MqttPublishVariableHeader header = publish.variableHeader();
    Optional<Integer> alias =
        MessageProperties.number(header.properties(), MqttPropertyType.TOPIC_ALIAS);
    if (alias.isEmpty()) {
      context.fireChannelRead(packet);
      return;
    }
    Optional<String> topic = resolve(alias.get(), header.topicName());
    if (topic.isEmpty()) {
      ReferenceCountUtil.release(packet);
      client.disconnect(context, ReasonCode.TOPIC_ALIAS_INVALID, DisconnectReason.CLIENT_ERROR);
      return;
    }
    context.fireChannelRead(
        new MqttPublishMessage(
            publish.fixedHeader(),
            new MqttPublishVariableHeader(
                topic.get(),
                header.packetId(),
                MessageProperties.without(header.properties(), MqttPropertyType.TOPIC_ALIAS)),
            publish.payload()));
  }

  private Optional<String> resolve(int alias, String topic) {
    if (alias < 1 || alias > topics.length) {
      return Optional.empty();
    }
    if (!topic.isEmpty()) {
      topics[alias - 1] = topic;
    }
    return Optional.ofNullable(topics[alias - 1]);
  }
}
