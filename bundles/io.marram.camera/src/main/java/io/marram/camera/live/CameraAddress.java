package io.marram.camera.live;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a camera answers over HTTP.
 *
 * @param uri {@code http} or {@code https}, with a host, without a user
 * @param plainAllowed whether {@code http} is accepted for hosts other than this one
 */
public record CameraAddress(URI uri, boolean plainAllowed) {

  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost\\.?|127\\.[0-9.]+|0\\.0\\.0\\.0|\\[::1?\\]", Pattern.CASE_INSENSITIVE);
  private static final int PLAIN_PORT = 80;
  private static final int TLS_PORT = 443;

  public CameraAddress {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new IllegalArgumentException("url must begin with http:// or https://");
    }
    if (uri.getHost() == null) {
      throw new IllegalArgumentException("url must be http[s]://host[:port]/path");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url holds a user name: put it and the password into their own fields");
    }
    if (uri.getPort() > 65535) {
      throw new IllegalArgumentException("url: port must be 1..65535, was " + uri.getPort());
    }
    if (scheme.equals("http") && !plainAllowed && !isLoopback(uri)) {
      throw new IllegalArgumentException(
          "url would bring pictures unencrypted over the network: use https://, or set allow.plain");
    }
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it cannot be used; says why without repeating it, since a
   *     URL may hold secrets
   */
  public static CameraAddress parse(String url, boolean allowPlain) {
    if (url.isBlank()) {
      throw new IllegalArgumentException("url is empty: name the camera's stream or snapshot");
    }
    try {
      return new CameraAddress(ascii(url.trim()), allowPlain);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is not a URL: " + e.getReason(), e);
    }
  }

  /**
   * Where the camera sends us.
   *
   * @param location of its answer, absolute or relative
   * @throws IllegalArgumentException if we do not go there: what is encrypted stays so, and nobody
   *     sends us to this gateway's own services
   */
  public CameraAddress redirected(String location) {
    CameraAddress target;
    try {
      target = new CameraAddress(uri.resolve(ascii(location)), plainAllowed);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("it is not a URL: " + e.getReason(), e);
    }
    if (isEncrypted() && !target.isEncrypted()) {
      throw new IllegalArgumentException("it is not encrypted any more");
    }
    if (isLoopback(target.uri) && !isLoopback(uri)) {
      throw new IllegalArgumentException("it is this gateway itself");
    }
    return target;
  }

  private static boolean isLoopback(URI uri) {
    return LOOPBACK.matcher(uri.getHost()).matches();
  }

  private static URI ascii(String text) throws URISyntaxException {
    return new URI(new URI(text).toASCIIString());
  }

  public boolean isEncrypted() {
    return uri.getScheme().equalsIgnoreCase("https");
  }

  /** Whether the same server answers there, who may be told what this one is told. */
  public boolean isSameServer(CameraAddress other) {
    return isEncrypted() == other.isEncrypted()
        && uri.getHost().equalsIgnoreCase(other.uri.getHost())
        && port() == other.port();
  }

  private int port() {
    return uri.getPort() > 0 ? uri.getPort() : isEncrypted() ? TLS_PORT : PLAIN_PORT;
  }

  /** The path and query that a request names. */
  public String target() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /** Says all but the query, which may hold secrets. */
  @Override
  public String toString() {
    String port = uri.getPort() > 0 ? ":" + uri.getPort() : "";
    return uri.getScheme() + "://" + uri.getHost() + port + uri.getRawPath();
  }
}
