package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.ConnectionPolicy;
import io.marram.emulator.aws.iot.IotAction;
import io.marram.emulator.aws.iot.Topics;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The beginning and the end of a connection: who the client is, whether it may connect, what it is
 * told, and what is published when it comes and goes.
 */
final class ConnectHandler extends ChannelDuplexHandler {

  private static final int LONGEST_CLIENT_ID = 128;

  private final ClientConnection client;
  private final IotCore core;

  private Optional<LastWill> will = Optional.empty();
  private Optional<ConnectTerms> terms = Optional.empty();
  private long silenceNanos = Long.MAX_VALUE;
  private long heardAt = System.nanoTime();

  /** What the broker delivers to a resumed session before it has answered CONNECT. */
  private final Queue<Early> early = new ArrayDeque<>();

  private boolean answered;

  ConnectHandler(ClientConnection client, IotCore core) {
    this.client = client;
    this.core = core;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object packet) {
    if (client.isEnding()) {
      ReferenceCountUtil.release(packet);
      return;
    }
    heardAt = System.nanoTime();
    MqttMessage message = (MqttMessage) packet;
    if (message.decoderResult().isFailure()) {
      client.endsFor(DisconnectReason.CLIENT_ERROR);
      context.fireChannelRead(packet);
      return;
    }
    if (packet instanceof MqttConnectMessage connect) {
      connect(context, connect);
      return;
    }
    if (!client.isAdmitted() || message.fixedHeader().messageType() == MqttMessageType.AUTH) {
      ReferenceCountUtil.release(packet);
      client.disconnect(context, ReasonCode.PROTOCOL_ERROR, DisconnectReason.CLIENT_ERROR);
      return;
    }
    if (message.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
      leave(message);
    }
    context.fireChannelRead(packet);
  }

  @Override
  public void write(ChannelHandlerContext context, Object packet, ChannelPromise promise) {
    if (!answered && packet instanceof MqttPublishMessage publish) {
      early.add(new Early(publish, promise));
      return;
    }
    if (packet instanceof MqttConnAckMessage answer
        && answer.variableHeader().connectReturnCode()
            == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
      terms.ifPresent(each -> each.tell(answer));
      String address =
          context.channel().remoteAddress() instanceof InetSocketAddress remote
              ? remote.getAddress().getHostAddress()
              : "";
      core.presence().connected(client, address);
      answered = true;
    } else if (packet instanceof MqttMessage message
        && message.fixedHeader().messageType() == MqttMessageType.DISCONNECT
        && reason(message) == ReasonCode.SESSION_TAKEN_OVER) {
      client.endsFor(DisconnectReason.DUPLICATE_CLIENTID);
    }
    context.write(packet, promise);
    while (answered && !early.isEmpty()) {
      Early next = early.remove();
      context.write(next.publish(), next.promise());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    early.forEach(each -> ReferenceCountUtil.release(each.publish()));
    early.clear();
    if (System.nanoTime() - heardAt > silenceNanos) {
      client.endsFor(DisconnectReason.MQTT_KEEP_ALIVE_TIMEOUT);
    }
    if (core.presence().disconnected(client)) {
      will.ifPresent(each -> core.publishWill(each, client.clientId()));
    }
    client.log().ended(client.clientId());
    context.fireChannelInactive();
  }

  private void connect(ChannelHandlerContext context, MqttConnectMessage connect) {
    if (client.isAdmitted()) {
      ReferenceCountUtil.release(connect);
      client.disconnect(context, ReasonCode.PROTOCOL_ERROR, DisconnectReason.CLIENT_ERROR);
      return;
    }
    client.speaks(connect.variableHeader().version() >= 5);
    ConnectTerms agreed = ConnectTerms.of(connect, client.limits());
    Optional<LastWill> left = LastWill.of(connect);
    Optional<Refusal> refusal =
        client.limits().isPresent()
            ? admitThing(context, agreed.clientId(), left)
            : admitPlain(agreed.clientId(), left);
    if (refusal.isPresent()) {
      ReferenceCountUtil.release(connect);
      refuse(context, agreed.clientId(), refusal.get());
      return;
    }
    will = left;
    terms = Optional.of(agreed);
    if (agreed.keepAliveSeconds() > 0) {
      silenceNanos = agreed.keepAliveSeconds() * 1_400_000_000L;
    }
    context.fireChannelRead(agreed.forBroker(connect));
  }

  private Optional<Refusal> admitPlain(String clientId, Optional<LastWill> left) {
    if (left.isPresent() && Topics.isReserved(left.get().message().topic())) {
      return Refusal.notAuthorized("last-will");
    }
    client.admit(clientId, Optional.empty(), Optional.empty());
    return Optional.empty();
  }

  private Optional<Refusal> admitThing(
      ChannelHandlerContext context, String clientId, Optional<LastWill> left) {
    Optional<ClientIdentity> identity = ClientIdentity.of(context.channel());
    if (identity.isEmpty()) {
      return Refusal.notAuthorized("certificate-without-name");
    }
    if (clientId.getBytes(StandardCharsets.UTF_8).length > LONGEST_CLIENT_ID) {
      return Optional.of(new Refusal(ReasonCode.CLIENT_ID_INVALID, "client-id-too-long"));
    }
    String thing = identity.get().thing();
    ConnectionPolicy policy;
    try {
      policy = core.policy(thing).forConnection(thing, clientId);
    } catch (IllegalArgumentException e) {
      return Refusal.notAuthorized("policy-malformed");
    }
    if (!policy.allows(IotAction.CONNECT, clientId)) {
      core.countDenied();
      return Refusal.notAuthorized("client-id");
    }
    if (left.isPresent() && !mayLeave(policy, left.get())) {
      core.countDenied();
      return Refusal.notAuthorized("last-will");
    }
    client.admit(clientId, identity, Optional.of(policy));
    return Optional.empty();
  }

  private static boolean mayLeave(ConnectionPolicy policy, LastWill left) {
    String topic = left.message().topic();
    return Topics.isPublishable(topic)
        && !Topics.isReserved(topic)
        && policy.allows(IotAction.PUBLISH, topic)
        && (!left.message().retain() || policy.allows(IotAction.RETAIN_PUBLISH, topic));
  }

  private void refuse(ChannelHandlerContext context, String clientId, Refusal refusal) {
    client
        .log()
        .refusedConnection(
            ClientIdentity.of(context.channel()).map(ClientIdentity::thing).orElse(""),
            clientId,
            refusal.reason());
    context
        .writeAndFlush(
            MqttMessageBuilders.connAck()
                .returnCode(refusal.returnCode(client.isMqtt5()))
                .sessionPresent(false)
                .build())
        .addListener(ChannelFutureListener.CLOSE);
  }

  private void leave(MqttMessage disconnect) {
    client.endsFor(DisconnectReason.CLIENT_INITIATED_DISCONNECT);
    if (reason(disconnect) != ReasonCode.DISCONNECT_WITH_WILL) {
      will = Optional.empty();
    }
    client
        .limits()
        .map(ConnectionLimits::sessionExpiry)
        .ifPresent(longest -> ConnectTerms.capSessionExpiry(disconnect, longest));
  }

  private static byte reason(MqttMessage disconnect) {
    return disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header
        ? header.reasonCode()
        : ReasonCode.SUCCESS;
  }

  private record Early(MqttPublishMessage publish, ChannelPromise promise) {}

  private record Refusal(byte code, String reason) {

    static Optional<Refusal> notAuthorized(String reason) {
      return Optional.of(new Refusal(ReasonCode.NOT_AUTHORIZED, reason));
    }

    MqttConnectReturnCode returnCode(boolean mqtt5) {
      if (mqtt5) {
        return MqttConnectReturnCode.valueOf(code);
      }
      return code == ReasonCode.CLIENT_ID_INVALID
          ? MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED
          : MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED;
    }
  }
}
