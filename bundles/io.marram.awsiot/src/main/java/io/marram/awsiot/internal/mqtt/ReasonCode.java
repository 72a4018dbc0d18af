package io.marram.awsiot.internal.mqtt;

/** What MQTT 5's reason codes mean for what we do next. */
final class ReasonCode {

  static final int NOT_AUTHORIZED = 0x87;
  static final int SESSION_TAKEN_OVER = 0x8E;

  private static final int TOPIC_NAME_INVALID = 0x90;
  private static final int PACKET_TOO_LARGE = 0x95;
  private static final int PAYLOAD_FORMAT_INVALID = 0x99;

  private static final int FIRST_FAILURE = 0x80;

  private ReasonCode() {}

  static boolean isFailure(int code) {
    return code >= FIRST_FAILURE;
  }

  /** Whether a broker that says so will never take the same publish. */
  static boolean isForEver(int code) {
    return code == TOPIC_NAME_INVALID || code == PACKET_TOO_LARGE || code == PAYLOAD_FORMAT_INVALID;
  }

  /** Whether trying the same again will not help, until somebody changes something. */
  static boolean isLasting(int code) {
    return switch (code) {
      case 0x81, 0x82, 0x84, 0x85, 0x86, 0x87, 0x8A, 0x8C, 0x90, 0x95, 0x99, 0x9A, 0x9B -> true;
      default -> false;
    };
  }

  static String describe(int code) {
    String name =
        switch (code) {
          case 0x80 -> "unspecified error";
          case 0x81 -> "malformed packet";
          case 0x82 -> "protocol error";
          case 0x83 -> "implementation specific error";
          case 0x84 -> "unsupported protocol version";
          case 0x85 -> "client id not valid";
          case 0x86 -> "bad user name or password";
          case NOT_AUTHORIZED -> "not authorized";
          case 0x88 -> "server unavailable";
          case 0x89 -> "server busy";
          case 0x8A -> "banned";
          case 0x8B -> "server shutting down";
          case 0x8C -> "bad authentication method";
          case 0x8D -> "keep alive timeout";
          case SESSION_TAKEN_OVER -> "another client connected with the same client id";
          case 0x8F -> "topic filter invalid";
          case TOPIC_NAME_INVALID -> "topic name invalid";
          case 0x91 -> "packet id in use";
          case 0x93 -> "receive maximum exceeded";
          case 0x94 -> "topic alias invalid";
          case PACKET_TOO_LARGE -> "packet too large";
          case 0x96 -> "message rate too high";
          case 0x97 -> "quota exceeded";
          case 0x98 -> "administrative action";
          case PAYLOAD_FORMAT_INVALID -> "payload format invalid";
          case 0x9A -> "retain not supported";
          case 0x9B -> "QoS not supported";
          case 0x9D -> "server moved";
          case 0x9F -> "connection rate exceeded";
          case 0xA1 -> "subscription identifiers not supported";
          default -> "no reason";
        };
    return "%s (0x%02X)".formatted(name, code);
  }
}
