package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.IotAction;
import io.marram.emulator.aws.iot.TopicFilter;
import io.marram.emulator.aws.iot.Topics;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttSubscribePayload;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption;
import io.netty.handler.codec.mqtt.MqttSubscriptionOption.RetainedHandlingPolicy;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttUnsubscribeMessage;
import io.netty.handler.codec.mqtt.MqttUnsubscribePayload;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a thing may subscribe to. The broker sees the filters that are allowed, changed so that it
 * matches them as IoT Core does.
 */
final class SubscribeHandler extends ChannelDuplexHandler {

  /** Where the broker's answer belongs in ours. */
  private static final int GRANTED = -1;

  private final ClientConnection client;
  private final IotCore core;
  private final Map<Integer, int[]> answers = new HashMap<>();
  private final Set<String> filters = new HashSet<>();

  SubscribeHandler(ClientConnection client, IotCore core) {
    this.client = client;
    this.core = core;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object packet) {
    if (client.limits().isEmpty() || ((MqttMessage) packet).decoderResult().isFailure()) {
      context.fireChannelRead(packet);
    } else if (packet instanceof MqttSubscribeMessage subscribe) {
      subscribe(context, subscribe, client.limits().get());
    } else if (packet instanceof MqttUnsubscribeMessage unsubscribe) {
      unsubscribe(context, unsubscribe);
    } else {
      context.fireChannelRead(packet);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
    if (packet instanceof MqttSubAckMessage answer) {
      int[] ours = answers.remove(answer.variableHeader().messageId());
      if (ours != null) {
        Iterator<Integer> granted = answer.payload().reasonCodes().iterator();
        int[] merged =
            Arrays.stream(ours).map(code -> code == GRANTED ? granted.next() : code).toArray();
        context.write(Packets.subAck(answer.variableHeader().messageId(), merged), promise);
        return;
      }
    }
    context.write(packet, promise);
  }

  private void subscribe(
      ChannelHandlerContext context, MqttSubscribeMessage subscribe, ConnectionLimits limits) {
    List<MqttTopicSubscription> asked = subscribe.payload().topicSubscriptions();
    if (MessageProperties.number(
            subscribe.idAndPropertiesVariableHeader().properties(),
            MqttPropertyType.SUBSCRIPTION_IDENTIFIER)
        .isPresent()) {
      ReferenceCountUtil.release(subscribe);
      client.disconnect(
          context,
          ReasonCode.SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED,
          DisconnectReason.CLIENT_ERROR);
      return;
    }
    if (asked.stream().anyMatch(each -> each.qualityOfService() == MqttQoS.EXACTLY_ONCE)) {
      // AWS does not answer.
      client.log().refused(client.clientId(), "subscribe-qos-2");
      ReferenceCountUtil.release(subscribe);
      return;
    }
    int[] codes = new int[asked.size()];
    List<MqttTopicSubscription> allowed = new ArrayList<>();
    for (int i = 0; i < codes.length; i++) {
      codes[i] =
          asked.size() > limits.filtersPerSubscribe()
              ? failure(ReasonCode.QUOTA_EXCEEDED)
              : decide(asked.get(i).topicFilter(), limits);
      if (codes[i] == GRANTED) {
        allowed.add(forBroker(asked.get(i)));
      }
    }
    int packetId = subscribe.variableHeader().messageId();
    if (allowed.isEmpty()) {
      ReferenceCountUtil.release(subscribe);
      context.writeAndFlush(Packets.subAck(packetId, codes));
      return;
    }
    answers.put(packetId, codes);
    context.fireChannelRead(
        new MqttSubscribeMessage(
            subscribe.fixedHeader(),
            subscribe.idAndPropertiesVariableHeader(),
            new MqttSubscribePayload(allowed)));
  }

  private int decide(String filter, ConnectionLimits limits) {
    if (!Topics.isSubscribable(filter)) {
      return failure(ReasonCode.TOPIC_FILTER_INVALID);
    }
    if (Topics.asksForBasicIngest(filter) || !client.may(IotAction.SUBSCRIBE, filter)) {
      core.countDenied();
      client.log().denied(client.clientId(), IotAction.SUBSCRIBE.text(), filter);
      return failure(ReasonCode.NOT_AUTHORIZED);
    }
    if (!filters.contains(filter) && filters.size() >= limits.subscriptions()) {
      return failure(ReasonCode.QUOTA_EXCEEDED);
    }
    filters.add(filter);
    return GRANTED;
  }

  private int failure(byte code) {
    return Byte.toUnsignedInt(client.isMqtt5() ? code : ReasonCode.UNSPECIFIED_ERROR);
  }

  private void unsubscribe(ChannelHandlerContext context, MqttUnsubscribeMessage unsubscribe) {
    List<String> topics = unsubscribe.payload().topics();
    topics.forEach(filters::remove);
    context.fireChannelRead(
        new MqttUnsubscribeMessage(
            unsubscribe.fixedHeader(),
            unsubscribe.idAndPropertiesVariableHeader(),
            new MqttUnsubscribePayload(
                topics.stream().map(SubscribeHandler::brokerFilter).toList())));
  }

  private static MqttTopicSubscription forBroker(MqttTopicSubscription asked) {
    MqttSubscriptionOption option = asked.option();
    boolean wild = new TopicFilter(asked.topicFilter()).hasWildcard();
    return new MqttTopicSubscription(
        brokerFilter(asked.topicFilter()),
        new MqttSubscriptionOption(
            option.qos(),
            option.isNoLocal(),
            option.isRetainAsPublished(),
            wild ? RetainedHandlingPolicy.DONT_SEND_AT_SUBSCRIBE : option.retainHandling()));
  }

  /** MQTT's {@code a/+/#} matches what AWS's {@code a/#} does: everything below {@code a}. */
  private static String brokerFilter(String filter) {
    return filter.endsWith("/#") && !filter.matches("\\$share/[^/]+/#")
        ? filter.substring(0, filter.length() - 1) + "+/#"
        : filter;
  }
}
