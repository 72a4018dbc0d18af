package io.marram.camera.live;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows a camera who we are in the way it asks for: Digest (RFC 7616, with SHA-256 or MD5) rather
 * than Basic (RFC 7617). Remembers what was asked, so that the next request need not be refused
 * first. For one thread.
 */
public final class Login {

  private static final HexFormat HEX = HexFormat.of();

  private final Credentials credentials;
  private final Supplier<String> clientNonces;
  private Challenge challenge;
  private int uses;

  /**
   * @param clientNonces texts without quotes that nobody can guess
   */
  public Login(Credentials credentials, Supplier<String> clientNonces) {
    this.credentials = credentials;
    this.clientNonces = clientNonces;
  }

  /**
   * Takes in how the camera asks.
   *
   * @param headers its {@code WWW-Authenticate} headers
   * @return whether it is a way we know
   */
  public boolean challenged(List<String> headers) {
    List<Challenge> challenges =
        headers.stream().flatMap(header -> Challenge.parse(header).stream()).toList();
    challenge =
        first(challenges, "SHA-256")
            .or(() -> first(challenges, "MD5"))
            .or(() -> challenges.stream().filter(c -> c.scheme().equals("basic")).findFirst())
            .orElse(null);
    uses = 0;
    return challenge != null;
  }

  private static Optional<Challenge> first(List<Challenge> challenges, String algorithm) {
    return challenges.stream()
        .filter(c -> c.isDigest() && algorithm(c).equals(algorithm) && hasKnownProtection(c))
        .findFirst();
  }

  private static String algorithm(Challenge challenge) {
    String named = challenge.parameter("algorithm").toUpperCase(Locale.ROOT);
    return named.isEmpty() ? "MD5" : named;
  }

  private static boolean hasKnownProtection(Challenge challenge) {
    return challenge.parameter("qop").isEmpty() || isProtected(challenge);
  }

  private static boolean isProtected(Challenge challenge) {
    return Arrays.asList(challenge.parameter("qop").split("\\s*,\\s*")).contains("auth");
  }

  /** The next request shows nothing until the camera asks. */
  public void forget() {
    challenge = null;
  }

  /** Whether the camera knew us, but asks again with a new nonce. */
  public boolean isStale() {
    return challenge != null && challenge.parameter("stale").equalsIgnoreCase("true");
  }

  /**
   * The {@code Authorization} header of a request; empty until the camera asked.
   *
   * @param target path and query, as in the request
   */
  public Optional<String> authorization(String method, String target) {
    if (challenge == null) {
      return Optional.empty();
    }
    return Optional.of(challenge.isDigest() ? digest(method, target) : credentials.basic());
  }

  private String digest(String method, String target) {
    uses++;
    String realm = challenge.parameter("realm");
    String nonce = challenge.parameter("nonce");
    String secret = hash(credentials.userName() + ":" + realm + ":" + credentials.password());
    String request = hash(method + ":" + target);
    StringBuilder header =
        new StringBuilder("Digest username=\"")
            .append(credentials.userName().replace("\\", "\\\\").replace("\"", "\\\""))
            .append("\", realm=\"")
            .append(realm)
            .append("\", nonce=\"")
            .append(nonce)
            .append("\", uri=\"")
            .append(target)
            .append('"');
    if (isProtected(challenge)) {
      String count = "%08x".formatted(uses);
      String clientNonce = clientNonces.get();
      String middle = nonce + ":" + count + ":" + clientNonce + ":auth:";
      header
          .append(", qop=auth, nc=")
          .append(count)
          .append(", cnonce=\"")
          .append(clientNonce)
          .append("\", response=\"")
          .append(hash(secret + ":" + middle + request));
    } else {
      header.append(", response=\"").append(hash(secret + ":" + nonce + ":" + request));
    }
    header.append('"');
    if (!challenge.parameter("algorithm").isEmpty()) {
      header.append(", algorithm=").append(algorithm(challenge));
    }
    if (challenge.parameters().containsKey("opaque")) {
      header.append(", opaque=\"").append(challenge.parameter("opaque")).append('"');
    }
    return header.toString();
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm(challenge));
      return HEX.formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256 and MD5", e);
    }
  }
}
