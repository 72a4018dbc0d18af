package io.marram.emulator.aws.mqtt;

import io.marram.emulator.aws.iot.ConnectionLimits;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * What a client asks for in CONNECT and what it gets.
 *
 * @param clientId the client's, or one made up for a client without
 * @param isAssigned whether it was made up
 * @param keepAliveSeconds 0 if the client may be silent for ever
 * @param sessionExpirySeconds what is granted; empty if the client did not ask
 * @param isExpiryCapped whether it asked for more
 * @param limits empty on the plain listener
 */
record ConnectTerms(
    String clientId,
    boolean isAssigned,
    int keepAliveSeconds,
    Optional<Integer> sessionExpirySeconds,
    boolean isExpiryCapped,
    Optional<ConnectionLimits> limits) {

  static ConnectTerms of(MqttConnectMessage connect, Optional<ConnectionLimits> limits) {
    MqttConnectVariableHeader header = connect.variableHeader();
    String given = connect.payload().clientIdentifier();
    boolean assigned = given.isEmpty() && header.isCleanSession();
    Optional<Integer> asked =
        MessageProperties.number(header.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL);
    Optional<Integer> granted =
        asked.map(
            seconds -> limits.map(each -> capped(seconds, each.sessionExpiry())).orElse(seconds));
    int keepAlive = header.keepAliveTimeSeconds();
    int longest = limits.map(each -> (int) each.keepAlive().toSeconds()).orElse(keepAlive);
    return new ConnectTerms(
        assigned ? "$GEN/" + UUID.randomUUID() : given,
        assigned,
        keepAlive == 0 || keepAlive > longest ? longest : keepAlive,
        granted,
        !granted.equals(asked),
        limits);
  }

  /** The packet as the broker is to see it; last wills are none of its business. */
  MqttConnectMessage forBroker(MqttConnectMessage connect) {
    MqttConnectVariableHeader header = connect.variableHeader();
    // Without it the broker sends topics, which the handlers before it need.
    MqttProperties properties =
        MessageProperties.without(header.properties(), MqttPropertyType.TOPIC_ALIAS_MAXIMUM);
    if (header.version() >= 5) {
      sessionExpirySeconds.ifPresent(
          seconds -> put(properties, MqttPropertyType.SESSION_EXPIRY_INTERVAL, seconds));
      limits.ifPresent(
          each ->
              put(
                  properties,
                  MqttPropertyType.RECEIVE_MAXIMUM,
                  MessageProperties.number(properties, MqttPropertyType.RECEIVE_MAXIMUM)
                      .map(asked -> Math.min(asked, each.inFlight()))
                      .orElse(each.inFlight())));
    }
    return new MqttConnectMessage(
        connect.fixedHeader(),
        new MqttConnectVariableHeader(
            header.name(),
            header.version(),
            header.hasUserName(),
            header.hasPassword(),
            false,
            0,
            false,
            header.isCleanSession(),
            header.keepAliveTimeSeconds(),
            properties),
        new MqttConnectPayload(
            clientId,
            MqttProperties.NO_PROPERTIES,
            null,
            null,
            connect.payload().userName(),
            connect.payload().passwordInBytes()));
  }

  /** Adds to the answer of the broker what IoT Core tells MQTT 5 clients. */
  void tell(MqttConnAckMessage answer) {
    MqttProperties properties = answer.variableHeader().properties();
    if (properties == MqttProperties.NO_PROPERTIES) {
      return;
    }
    if (isAssigned) {
      properties.add(
          new StringProperty(MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value(), clientId));
    }
    put(properties, MqttPropertyType.TOPIC_ALIAS_MAXIMUM, ConnectionLimits.TOPIC_ALIASES);
    limits.ifPresent(
        each -> {
          if (isExpiryCapped) {
            put(properties, MqttPropertyType.SESSION_EXPIRY_INTERVAL, sessionExpirySeconds.get());
          }
          put(properties, MqttPropertyType.RECEIVE_MAXIMUM, each.inFlight());
          put(properties, MqttPropertyType.MAXIMUM_QOS, 1);
          put(properties, MqttPropertyType.RETAIN_AVAILABLE, 1);
          put(properties, MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE, 1);
          put(properties, MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
          put(properties, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE, 1);
        });
  }

  /** A client may change its session's end when it leaves, within the same limit. */
  static void capSessionExpiry(MqttMessage disconnect, Duration longest) {
    if (disconnect.variableHeader() instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
      MessageProperties.number(header.properties(), MqttPropertyType.SESSION_EXPIRY_INTERVAL)
          .ifPresent(
              asked ->
                  put(
                      header.properties(),
                      MqttPropertyType.SESSION_EXPIRY_INTERVAL,
                      capped(asked, longest)));
    }
  }

  /** The interval is an unsigned number: what looks negative is very long. */
  private static int capped(int asked, Duration longest) {
    return (int) Math.min(Integer.toUnsignedLong(asked), longest.toSeconds());
  }

  private static void put(MqttProperties properties, MqttPropertyType type, int value) {
    properties.add(new IntegerProperty(type.value(), value));
  }
}
