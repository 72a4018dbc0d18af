package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.IotAction;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.iot.Topics;
import io.marram.emulator.aws.iot.Topics.BasicIngest;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.util.ReferenceCountUtil;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a client publishes: refused, discarded, or handed on to the listener and the broker. The
 * acknowledgement waits for both.
 */
final class PublishHandler extends ChannelDuplexHandler {

  private final ClientConnection client;
  private final IotCore core;

  /** By packet id: when the listener has the message. */
  private final Map<Integer, CompletionStage<Void>> unacknowledged = new HashMap<>();

  PublishHandler(ClientConnection client, IotCore core) {
    this.client = client;
    this.core = core;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object packet) {
    if (!(packet instanceof MqttPublishMessage publish) || publish.decoderResult().isFailure()) {
      context.fireChannelRead(packet);
      return;
    }
    if (passes(context, publish)) {
      context.fireChannelRead(packet);
    } else {
      ReferenceCountUtil.release(packet);
    }
  }

  @Override
  public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
    if (!isAcknowledgement(packet)) {
      context.write(packet, promise);
      return;
    }
    int packetId = packetId((MqttMessage) packet);
    CompletionStage<Void> safe = unacknowledged.get(packetId);
    if (safe == null || isDone(safe)) {
      unacknowledged.remove(packetId);
      context.write(packet, promise);
      return;
    }
    safe.whenComplete(
        (done, failure) ->
            context.executor().execute(() -> acknowledge(context, packet, promise, failure)));
  }

  private void acknowledge(
      ChannelHandlerContext context, Object packet, ChannelPromise promise, Throwable failure) {
    if (failure == null) {
      unacknowledged.remove(packetId((MqttMessage) packet));
      context.writeAndFlush(packet, promise);
      return;
    }
    // Without an acknowledgement the client sends the message again.
    client.log().notKept(client.clientId(), failure);
    client.endsFor(DisconnectReason.SERVER_ERROR);
    context.close();
  }

  private boolean passes(ChannelHandlerContext context, MqttPublishMessage publish) {
    return (client.limits().isEmpty() || isWithin(context, publish, client.limits().get()))
        && mayPass(context, publish)
        && accept(context, publish);
  }

  /** Limits come first: what exceeds them costs nothing more. */
  private boolean isWithin(
      ChannelHandlerContext context, MqttPublishMessage publish, ConnectionLimits limits) {
    if (publish.fixedHeader().qosLevel() == MqttQoS.EXACTLY_ONCE) {
      refuseQos2(context);
      return false;
    }
    if (!client.tryPublish()) {
      discard("rate");
      return false;
    }
    if (publish.payload().readableBytes() > limits.payloadBytes()) {
      client.log().refused(client.clientId(), "payload");
      client.disconnect(context, ReasonCode.QUOTA_EXCEEDED, DisconnectReason.CLIENT_ERROR);
      return false;
    }
    if (isAcknowledged(publish) && unacknowledged.size() >= limits.inFlight()) {
      discard("in-flight");
      if (client.isMqtt5()) {
        client.disconnect(
            context, ReasonCode.RECEIVE_MAXIMUM_EXCEEDED, DisconnectReason.CLIENT_ERROR);
      }
      return false;
    }
    return true;
  }

  private boolean mayPass(ChannelHandlerContext context, MqttPublishMessage publish) {
    String topic = publish.variableHeader().topicName();
    boolean retain = publish.fixedHeader().isRetain();
    if (client.limits().isPresent() && !Topics.isPublishable(topic)
        || Topics.isReserved(topic) && retain) {
      refuse(context, publish, ReasonCode.TOPIC_NAME_INVALID, DisconnectReason.CLIENT_ERROR);
      return false;
    }
    if (Topics.isReserved(topic) && !Topics.takesRequests(topic)
        || !client.may(IotAction.PUBLISH, topic)
        || retain && !client.may(IotAction.RETAIN_PUBLISH, topic)) {
      core.countDenied();
      IotAction action = retain ? IotAction.RETAIN_PUBLISH : IotAction.PUBLISH;
      client.log().denied(client.clientId(), action.text(), topic);
      refuse(context, publish, ReasonCode.NOT_AUTHORIZED, DisconnectReason.AUTH_ERROR);
      return false;
    }
    return true;
  }

  /**
   * Gives the message to the listener.
   *
   * @return whether the broker is to have it, too
   */
  private boolean accept(ChannelHandlerContext context, MqttPublishMessage publish) {
    String topic = publish.variableHeader().topicName();
    Optional<BasicIngest> ingest = Topics.basicIngest(topic);
    IotMessage message = message(publish, ingest.map(BasicIngest::topic).orElse(topic));
    CompletionStage<Void> safe =
        core.accept(message, ingest.map(BasicIngest::rule), client.clientId());
    if (isAcknowledged(publish)) {
      unacknowledged.put(publish.variableHeader().packetId(), safe);
    }
    if (ingest.isPresent()) {
      if (isAcknowledged(publish)) {
        int packetId = publish.variableHeader().packetId();
        write(
            context,
            Packets.pubAck(client.isMqtt5(), packetId, ReasonCode.SUCCESS),
            context.newPromise());
        context.flush();
      }
      return false;
    }
    if (Topics.isShadowRequest(topic)) {
      core.request(message);
    }
    return true;
  }

  private void refuse(
      ChannelHandlerContext context,
      MqttPublishMessage publish,
      byte code,
      DisconnectReason reason) {
    if (client.isMqtt5() && publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
      context.writeAndFlush(Packets.pubAck(true, publish.variableHeader().packetId(), code));
    } else {
      client.disconnect(context, code, reason);
    }
  }

  private void refuseQos2(ChannelHandlerContext context) {
    client.log().refused(client.clientId(), "publish-qos-2");
    if (client.isMqtt5()) {
      client.disconnect(context, ReasonCode.QOS_NOT_SUPPORTED, DisconnectReason.CLIENT_ERROR);
    }
  }

  private void discard(String limit) {
    core.countDiscarded();
    client.log().discarded(client.clientId(), limit);
  }

  private static IotMessage message(MqttPublishMessage publish, String topic) {
    return new IotMessage(
        topic,
        ByteBufUtil.getBytes(publish.payload()),
        isAcknowledged(publish) ? 1 : 0,
        publish.fixedHeader().isRetain(),
        MessageProperties.contentType(publish.variableHeader().properties()),
        MessageProperties.userProperties(publish.variableHeader().properties()));
  }

  private static boolean isAcknowledged(MqttPublishMessage publish) {
    return publish.fixedHeader().qosLevel() != MqttQoS.AT_MOST_ONCE;
  }

  private static boolean isAcknowledgement(Object packet) {
    return packet instanceof MqttMessage message
        && (message.fixedHeader().messageType() == MqttMessageType.PUBACK
            || message.fixedHeader().messageType() == MqttMessageType.PUBREC);
  }

  private static boolean isDone(CompletionStage<Void> stage) {
    CompletableFuture<Void> future = stage.toCompletableFuture();
    return future.isDone() && !future.isCompletedExceptionally();
  }

  private static int packetId(MqttMessage acknowledgement) {
    return ((MqttMessageIdVariableHeader) acknowledgement.variableHeader()).messageId();
  }
}
