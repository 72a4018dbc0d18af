package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.IotAction;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * What a thing receives: what its policy allows, no faster than its limit. A message of QoS 0
 * beyond the limit is lost; one of QoS 1 comes later, since AWS sends again what was not
 * acknowledged.
 */
final class DeliveryHandler extends ChannelDuplexHandler {

  private static final long RETRY_MILLIS = 20;

  private final ClientConnection client;
  private final IotCore core;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  DeliveryHandler(ClientConnection client, IotCore core) {
    this.client = client;
    this.core = core;
  }

  @Override
  public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
    if (client.limits().isEmpty() || !(packet instanceof MqttPublishMessage publish)) {
      context.write(packet, promise);
      return;
    }
    boolean acknowledged = publish.fixedHeader().qosLevel() != MqttQoS.AT_MOST_ONCE;
    if (!client.may(IotAction.RECEIVE, publish.variableHeader().topicName())) {
      core.countDenied();
      drop(context, publish, acknowledged);
    } else if (waiting.isEmpty() && client.tryPublish()) {
      context.write(packet, promise);
    } else if (acknowledged) {
      waiting.add(new Waiting(publish, promise));
      if (waiting.size() == 1) {
        later(context);
      }
    } else {
      core.countDiscarded();
      client.log().discarded(client.clientId(), "rate");
      drop(context, publish, false);
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    waiting.forEach(each -> ReferenceCountUtil.release(each.publish()));
    waiting.clear();
    context.fireChannelInactive();
  }

  private void drop(
      ChannelHandlerContext context, MqttPublishMessage publish, boolean acknowledged) {
    int packetId = publish.variableHeader().packetId();
    ReferenceCountUtil.release(publish);
    if (acknowledged) {
      // The broker would wait for it and send nothing else in the end.
      context.fireChannelRead(Packets.pubAck(client.isMqtt5(), packetId, ReasonCode.SUCCESS));
    }
  }

  private void later(ChannelHandlerContext context) {
    context.executor().schedule(() -> sendWaiting(context), RETRY_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sendWaiting(ChannelHandlerContext context) {
    while (!waiting.isEmpty() && client.tryPublish()) {
      Waiting next = waiting.remove();
      context.write(next.publish(), next.promise());
    }
    context.flush();
    if (!waiting.isEmpty()) {
      later(context);
    }
  }

  private record Waiting(MqttPublishMessage publish, ChannelPromise promise) {}
}
