package io.marram.camera.ffmpeg;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a video comes from.
 *
 * @param kind what it is
 * @param text a URL without a user, an absolute path, or empty
 */
public record VideoAddress(Kind kind, String text) {

  /** What a video comes from. */
  public enum Kind {
    /** A camera or server that speaks RTSP. */
    RTSP,
    /** A camera or server that speaks HTTP. */
    HTTP,
    /** A file of this machine. */
    FILE,
    /** A camera of this machine. */
    DEVICE,
    /** The first camera of this machine that opens. */
    PROBE
  }

  private static final String FORMS =
      "url must be rtsp[s]://host/path, http[s]://host/path, the absolute path of a video file,"
          + " /dev/videoN, or probe";

  private static final Pattern DEVICE = Pattern.compile("/dev/(video\\d{1,3}|v4l/[\\w./:+-]+)");
  private static final Pattern NUMERIC = Pattern.compile("\\w+://(\\[|[0-9.]+(:\\d+)?(/|$))");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost\\.?|127\\.[0-9.]+|\\[::1]", Pattern.CASE_INSENSITIVE);

  /**
   * Reads a setting.
   *
   * @param allowPlain whether unencrypted streams of other machines are accepted
   * @throws IllegalArgumentException if it cannot be used; says why without repeating it, since it
   *     may hold secrets
   */
  public static VideoAddress parse(String text, boolean allowPlain) {
    String trimmed = text.strip();
    if (trimmed.isEmpty()) {
      throw new IllegalArgumentException("url is empty: " + FORMS);
    }
    if (trimmed.equalsIgnoreCase("probe")) {
      return new VideoAddress(Kind.PROBE, "");
    }
    if (trimmed.startsWith("/")) {
      Kind kind = DEVICE.matcher(trimmed).matches() ? Kind.DEVICE : Kind.FILE;
      return new VideoAddress(kind, trimmed);
    }
    return stream(trimmed, allowPlain);
  }

  private static VideoAddress stream(String text, boolean allowPlain) {
    URI uri;
    try {
      uri = new URI(new URI(text).toASCIIString());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("url is not a URL: " + e.getReason(), e);
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (scheme.equals("file") && uri.getPath() != null && uri.getHost() == null) {
      return new VideoAddress(Kind.FILE, uri.getPath());
    }
    Kind kind = kindOf(scheme).orElseThrow(() -> new IllegalArgumentException(FORMS));
    if (uri.getHost() == null || uri.getPort() > 65535) {
      throw new IllegalArgumentException(
          "url must be " + scheme + "://host[:port]/path, port 1..65535");
    }
    if (uri.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "url holds a user name: put it and the password into their own fields");
    }
    boolean encrypted = scheme.endsWith("s");
    if (!encrypted && !allowPlain && !LOOPBACK.matcher(uri.getHost()).matches()) {
      throw new IllegalArgumentException(
          "url would bring pictures unencrypted over the network: use %ss://, or set allow.plain"
              .formatted(scheme));
    }
    return new VideoAddress(kind, uri.toString());
  }

  private static Optional<Kind> kindOf(String scheme) {
    return switch (scheme) {
      case "rtsp", "rtsps" -> Optional.of(Kind.RTSP);
      case "http", "https" -> Optional.of(Kind.HTTP);
      default -> Optional.empty();
    };
  }

  /** Whether its pictures come by themselves. */
  public boolean isLive() {
    return kind != Kind.FILE;
  }

  /** Whether its server is named by a number, which FFmpeg does not look for in certificates. */
  boolean isNumeric() {
    return NUMERIC.matcher(text).lookingAt();
  }

  boolean isEncrypted() {
    return text.startsWith("https:") || text.startsWith("rtsps:");
  }

  /** Says all but the query, which may hold secrets. */
  @Override
  public String toString() {
    return switch (kind) {
      case PROBE -> "probe";
      case FILE, DEVICE -> text;
      case RTSP, HTTP -> text.replaceFirst("[?#].*", "");
    };
  }
}
