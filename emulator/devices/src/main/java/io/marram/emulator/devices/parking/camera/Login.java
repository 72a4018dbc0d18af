package io.marram.emulator.devices.parking.camera;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Who may look at the camera (HTTP Basic).
 *
 * @param user without a colon
 * @param password at least eight characters
 */
public record Login(String user, String password) {

  /** The user of every camera. */
  public static final String USER = "camera";

  private static final int RANDOM_BYTES = 18;
  private static final int SHORTEST = 8;
  private static final String SCHEME = "Basic ";

  public Login {
    if (user.isEmpty() || user.indexOf(':') >= 0) {
      throw new IllegalArgumentException("a user's name must not be empty nor have a colon");
    }
    if (password.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "the password must have at least " + SHORTEST + " characters");
    }
  }

  /** With a new password. */
  public static Login random() {
    byte[] bytes = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new Login(USER, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The value of the header {@code Authorization}. */
  public String header() {
    byte[] text = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return SCHEME + Base64.getEncoder().encodeToString(text);
  }

  /** Whether a request's header, or null, is this one. */
  boolean accepts(String header) {
    return header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8), header().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "Login[user=" + user + "]";
  }
}
