package io.marram.emulator.cli.kura;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Who asks a gateway, as the HTTP header of that name. */
public sealed interface Authorization {

  /** The header's value. */
  String header();

  /** What to say when the gateway does not accept it. Holds no secret. */
  String refusal();

  /**
   * A user of the gateway.
   *
   * @param user the name, without a colon
   * @param password in clear text
   */
  record UserPassword(String user, String password) implements Authorization {

    /** Checks the name. */
    public UserPassword {
      if (user.isBlank() || user.contains(":")) {
        throw new IllegalArgumentException(
            "a user's name must not be empty or hold a colon, was \"" + user + "\"");
      }
    }

    @Override
    public String header() {
      byte[] plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(plain);
    }

    @Override
    public String refusal() {
      return "does not accept this password of user \"" + user + "\"";
    }

    @Override
    public String toString() {
      return user;
    }
  }

  /**
   * The token of an emulated gateway, for programs that may read its files.
   *
   * @param token the content of its file {@code http.token}
   */
  record Token(String token) implements Authorization {

    @Override
    public String header() {
      return "Bearer " + token;
    }

    @Override
    public String refusal() {
      return "does not accept the token in its own folder: it may just be starting again";
    }

    @Override
    public String toString() {
      return "token";
    }
  }
}
