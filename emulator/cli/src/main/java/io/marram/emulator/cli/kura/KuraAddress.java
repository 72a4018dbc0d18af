package io.marram.emulator.cli.kura;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a gateway's web server is.
 *
 * @param root with a slash at its end, for instance {@code https://gateway.example/}
 */
public record KuraAddress(URI root) {

  private static final String SERVICES = "services/";

  /**
   * Reads what people write: the address of the web UI, or of {@code /services}.
   *
   * @throws IllegalArgumentException saying what an address looks like
   */
  public static KuraAddress parse(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        throw new IllegalArgumentException(
            "a gateway's address begins with https:// or http://, was \"" + text + "\"");
      }
      if (uri.getHost() == null || uri.getQuery() != null || uri.getFragment() != null) {
        throw new IllegalArgumentException(
            "a gateway's address is https://host or https://host:port, was \"" + text + "\"");
      }
      if (uri.getUserInfo() != null) {
        throw new IllegalArgumentException(
            "a gateway's address must not hold a user or a password: use --user");
      }
      String path = uri.getPath().replaceFirst("/*$", "/");
      String root = path.replaceFirst("/services/$", "/");
      return new KuraAddress(new URI(scheme, null, uri.getHost(), uri.getPort(), root, null, null));
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "a gateway's address is https://host or https://host:port, was \"" + text + "\"", e);
    }
  }

  /** The address of a REST resource, for instance of {@code deploy/v2/}. */
  URI service(String path) {
    return root.resolve(SERVICES + path);
  }

  /** Whether what is sent there can be read on the way. */
  public boolean travelsInTheClear() {
    return root.getScheme().equals("http") && !isLoopback();
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(root.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
