package io.marram.emulator.aws.mqtt;

/** The reason codes of MQTT 5 that IoT Core gives. */
final class ReasonCode {

  static final byte SUCCESS = 0;
  static final byte DISCONNECT_WITH_WILL = 0x04;
  static final byte UNSPECIFIED_ERROR = (byte) 0x80;
  static final byte PROTOCOL_ERROR = (byte) 0x82;
  static final byte CLIENT_ID_INVALID = (byte) 0x85;
  static final byte NOT_AUTHORIZED = (byte) 0x87;
  static final byte SESSION_TAKEN_OVER = (byte) 0x8E;
  static final byte TOPIC_FILTER_INVALID = (byte) 0x8F;
  static final byte TOPIC_NAME_INVALID = (byte) 0x90;
  static final byte RECEIVE_MAXIMUM_EXCEEDED = (byte) 0x93;
  static final byte TOPIC_ALIAS_INVALID = (byte) 0x94;
  static final byte QUOTA_EXCEEDED = (byte) 0x97;
  static final byte QOS_NOT_SUPPORTED = (byte) 0x9B;
  static final byte SUBSCRIPTION_IDENTIFIERS_NOT_SUPPORTED = (byte) 0xA1;

  private ReasonCode() {}
}
