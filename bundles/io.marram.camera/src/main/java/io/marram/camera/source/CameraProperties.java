package io.marram.camera.source;

import io.marram.camera.live.Credentials;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads what the configurations of cameras have in common. */
public final class CameraProperties {

  private CameraProperties() {}

  /** A property without blanks around it, if there is something in it. */
  public static Optional<String> present(String value) {
    return Optional.ofNullable(value).map(String::trim).filter(text -> !text.isEmpty());
  }

  /**
   * As whom a camera lets us in, if it asks.
   *
   * @param password as it is stored
   * @param decryption the clear text of a password property
   * @throws IllegalArgumentException if it is not usable; says which property and why
   */
  public static Optional<Credentials> credentials(
      String userName, String password, UnaryOperator<String> decryption) {
    String user = present(userName).orElse("");
    String clear = present(password).map(decryption).orElse("");
    return user.isEmpty() && clear.isEmpty()
        ? Optional.empty()
        : Optional.of(new Credentials(user, clear));
  }
}
