package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.marram.emulator.aws.iot.ConnectionPolicy;
import io.marram.emulator.aws.iot.IotAction;
import io.marram.emulator.aws.iot.RateBudget;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import java.util.Optional;
import java.util.UUID;

/**
 * What the handlers of one connection know of it in common. Used by the connection's I/O thread
 * only.
 */
final class ClientConnection {

  private final Optional<ConnectionLimits> limits;
  private final RateBudget publishes;
  private final String sessionId = UUID.randomUUID().toString().replace("-", "");
  private final ConnectionLog log = new ConnectionLog();

  private boolean mqtt5;
  private String clientId = "";
  private Optional<ClientIdentity> identity = Optional.empty();
  private Optional<ConnectionPolicy> policy = Optional.empty();
  private boolean ending;

  /** Another connection's thread says so when it takes the client id. */
  private volatile DisconnectReason end = DisconnectReason.CONNECTION_LOST;

  /**
   * @param limits empty for a connection of the plain listener, which has neither limits nor a
   *     policy
   */
  ClientConnection(Optional<ConnectionLimits> limits) {
    this.limits = limits;
    this.publishes =
        limits
            .map(each -> new RateBudget(each.publishesPerSecond(), System.nanoTime()))
            .orElse(null);
  }

  /** Empty on the plain listener. */
  Optional<ConnectionLimits> limits() {
    return limits;
  }

  void speaks(boolean mqttVersion5) {
    this.mqtt5 = mqttVersion5;
  }

  boolean isMqtt5() {
    return mqtt5;
  }

  void admit(String id, Optional<ClientIdentity> who, Optional<ConnectionPolicy> may) {
    this.clientId = id;
    this.identity = who;
    this.policy = may;
  }

  boolean isAdmitted() {
    return !clientId.isEmpty();
  }

  String clientId() {
    return clientId;
  }

  Optional<ClientIdentity> identity() {
    return identity;
  }

  String sessionId() {
    return sessionId;
  }

  /** Whether the policy allows it; on the plain listener everything is allowed. */
  boolean may(IotAction action, String name) {
    return policy.map(each -> each.allows(action, name)).orElse(true);
  }

  /** Takes one message out of this second's budget, if it holds one. */
  boolean tryPublish() {
    return publishes == null || publishes.tryTake(1, System.nanoTime());
  }

  ConnectionLog log() {
    return log;
  }

  /** Says why the connection ends, unless that has been said. */
  void endsFor(DisconnectReason reason) {
    if (end == DisconnectReason.CONNECTION_LOST) {
      end = reason;
    }
  }

  /** Whether the broker has ended the connection; what still arrives counts no more. */
  boolean isEnding() {
    return ending;
  }

  DisconnectReason end() {
    return end;
  }

  /** Ends the connection and tells an MQTT 5 client why. */
  void disconnect(ChannelHandlerContext context, byte code, DisconnectReason reason) {
    endsFor(reason);
    ending = true;
    if (mqtt5) {
      context.writeAndFlush(Packets.disconnect(code)).addListener(ChannelFutureListener.CLOSE);
    } else {
      context.close();
    }
  }
}
