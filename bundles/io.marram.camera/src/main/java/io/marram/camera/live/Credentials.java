package io.marram.camera.live;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * As whom a camera lets us in.
 *
 * @param userName printable ASCII, not empty, without a colon
 * @param password in clear, possibly empty
 */
public record Credentials(String userName, String password) {

  public Credentials {
    if (userName.isEmpty()) {
      throw new IllegalArgumentException("password is set, but user.name is empty");
    }
    if (!userName.matches("[ -~&&[^:]]+")) {
      throw new IllegalArgumentException("user.name must be plain ASCII without a colon");
    }
  }

  /** The value of an {@code Authorization} header of RFC 7617. */
  public String basic() {
    byte[] pair = (userName + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /** Says neither. */
  @Override
  public String toString() {
    return "Credentials[]";
  }
}
