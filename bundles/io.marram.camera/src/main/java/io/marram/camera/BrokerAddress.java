package io.marram.camera;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where an MQTT broker listens.
 *
 * @param host name or address
 * @param port 1..65535
 * @param encrypted whether the connection is TLS
 */
public record BrokerAddress(String host, int port, boolean encrypted) {

  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads {@code mqtt://host[:port]} or {@code mqtts://host[:port]}; a bare host name means {@code
   * mqtts}.
   *
   * @param allowPlain whether {@code mqtt} is accepted for hosts other than this one
   * @throws IllegalArgumentException if it is anything else, or plain without leave
   */
  public static BrokerAddress parse(String url, boolean allowPlain) {
    URI uri;
    try {
      uri = new URI(url.contains("://") ? url : "mqtts://" + url);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("broker.url is not a URL: \"" + url + "\"", e);
    }
    boolean encrypted = "mqtts".equals(uri.getScheme());
    if (!encrypted && !"mqtt".equals(uri.getScheme())) {
      throw new IllegalArgumentException(
          "broker.url must begin with mqtt:// or mqtts://, was \"" + url + "\"");
    }
    if (uri.getHost() == null || !uri.getPath().isEmpty() || uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "broker.url must be mqtt[s]://host[:port], was \"" + url + "\"");
    }
    if (!encrypted && !allowPlain && !LOOPBACK.contains(uri.getHost())) {
      throw new IllegalArgumentException(
          "broker.url \""
              + url
              + "\" would send pictures unencrypted over the network: use mqtts://, or set"
              + " allow.plain");
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? TLS_PORT : PLAIN_PORT;
    if (port < 1 || port > 65535) {
      throw new IllegalArgumentException("broker.url: port must be 1..65535, was " + port);
    }
    return new BrokerAddress(uri.getHost(), port, encrypted);
  }

  @Override
  public String toString() {
    return (encrypted ? "mqtts://" : "mqtt://") + host + ":" + port;
  }
}
