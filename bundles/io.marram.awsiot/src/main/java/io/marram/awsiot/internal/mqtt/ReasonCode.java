package io.marram.awsiot.internal.mqtt;

/** What MQTT 5's reason codes mean for what we do next. */
final class ReasonCode {

  static final int SESSION_TAKEN_OVER = 0x8E;

  private static final int FIRST_FAILURE = 0x80;

  private ReasonCode() {}

  static boolean isFailure(int code) {
    return code >= FIRST_FAILURE;
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
          case 0x87 -> "not authorized";
          case 0x88 -> "server unavailable";
          case 0x89 -> "server busy";
          case 0x8A -> "banned";
          case 0x8B -> "server shutting down";
          case 0x8C -> "bad authentication method";
          case 0x8D -> "keep alive timeout";
          case SESSION_TAKEN_OVER -> "another client connected with the same client id";
          case 0x8F -> "topic filter invalid";
          case 0x90 -> "topic name invalid";
          case 0x91 -> "packet id in use";
          case 0x93 -> "receive maximum exceeded";
          case 0x94 -> "topic alias invalid";
          case 0x95 -> "packet too large";
          case 0x96 -> "message rate too high";
          case 0x97 -> "quota exceeded";
          case 0x98 -> "administrative action";
          case 0x99 -> "payload format invalid";
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
