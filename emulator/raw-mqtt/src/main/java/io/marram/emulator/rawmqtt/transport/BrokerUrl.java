package io.marram.emulator.rawmqtt.transport;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where an MQTT broker listens.
 *
 * @param host name or address
 * @param port 1..65535
 * @param path empty, or begins with a slash; MQTT over WebSocket only
 */
public record BrokerUrl(Scheme scheme, String host, int port, String path) {
  /** How a broker is spoken to. */
  public enum Scheme {
    MQTT("tcp", 1883, false),
    MQTTS("ssl", 8883, true),
    WS("ws", 80, false),
    WSS("wss", 443, true);

    private final String clientScheme;
    private final int defaultPort;
    private final boolean encrypted;

    Scheme(String clientScheme, int defaultPort, boolean encrypted) {
      this.clientScheme = clientScheme;
      this.defaultPort = defaultPort;
      this.encrypted = encrypted;
    }

    private boolean hasPath() {
      return this == WS || this == WSS;
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads {@code mqtt://host[:port]}; also {@code mqtts}, {@code ws} and {@code wss}.
   *
   * @throws IllegalArgumentException if it is anything else; says what is wrong
   */
  public static BrokerUrl parse(String text) {
    String trimmed = text.trim();
    URI uri;
    try {
      uri = new URI(trimmed);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("broker-url is not a URL: \"" + trimmed + "\"", e);
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "broker-url must not contain a user name or password: use username and password");
    }
    Scheme scheme = scheme(uri, trimmed);
    if (uri.getHost() == null) {
      throw new IllegalArgumentException(
          "broker-url must be %s://host[:port], was \"%s\"".formatted(scheme.text(), trimmed));
    }
    int port = uri.getPort() < 0 ? scheme.defaultPort : uri.getPort();
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("broker-url: port must be 1..65535, was " + port);
    }
    String path = uri.getPath().equals("/") ? "" : uri.getPath();
    if (!path.isEmpty() && !scheme.hasPath()) {
      throw new IllegalArgumentException(
          "broker-url must not have a path with %s, was \"%s\"".formatted(scheme.text(), trimmed));
    }
    return new BrokerUrl(scheme, uri.getHost(), port, path);
  }

  private static Scheme scheme(URI uri, String text) {
    return Arrays.stream(Scheme.values())
        .filter(scheme -> scheme.text().equalsIgnoreCase(uri.getScheme()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "broker-url must begin with "
                        + Arrays.stream(Scheme.values())
                            .map(scheme -> scheme.text() + "://")
                            .collect(Collectors.joining(", "))
                        + ", was \""
                        + text
                        + "\""));
  }

  /** Whether the connection is TLS. */
  public boolean encrypted() {
    return scheme.encrypted;
  }

  /** The same address as Paho writes it. */
  String forClient() {
    return scheme.clientScheme + "://" + host + ":" + port + path;
  }

  @Override
  public String toString() {
    return scheme.text() + "://" + host + ":" + port + path;
  }
}
