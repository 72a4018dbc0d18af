package io.marram.emulator.cli.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.cli.kura.Authorization.Token;
import io.marram.emulator.cli.kura.Authorization.UserPassword;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Sets a user's password through Kura's session API ({@code session/v1}). A session is the only way
 * in for a user who must change the password first, as on a gateway just set up.
 *
 * <p>All methods throw {@link KuraFailure}.
 */
public final class PasswordChange {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final RestConnection connection;

  /**
   * @param address of the gateway's web server
   * @param authority PEM file with the certificates to trust; empty for those that Java trusts
   */
  public PasswordChange(KuraAddress address, Optional<Path> authority) {
    this.connection = new RestConnection(address, authority);
  }

  /** Sets the password of a user who knows the present one. */
  public void change(UserPassword user, String newPassword) {
    connection.send(
        post(
                "login/password",
                new JsonObject().add("username", user.user()).add("password", user.password()))
            .build(),
        user);
    HttpRequest tokenRequest = request("xsrfToken").GET().build();
    String token = xsrfToken(connection.send(tokenRequest, user).text());
    connection.send(
        post(
                "changePassword",
                new JsonObject()
                    .add("currentPassword", user.password())
                    .add("newPassword", newPassword))
            .header("X-XSRF-Token", token)
            .build(),
        user);
  }

  /** Sets the password of an emulated gateway's first user, whatever the present one is. */
  public void change(Token token, String newPassword) {
    connection.send(
        post("changePassword", new JsonObject().add("newPassword", newPassword))
            .header("Authorization", token.header())
            .build(),
        token);
  }

  private String xsrfToken(String text) {
    try {
      String token = Json.parse(text).asObject().getString("xsrfToken", "");
      if (!token.isEmpty()) {
        return token;
      }
      throw connection.refused("does not answer like Kura: it gives no XSRF token");
    } catch (ParseException | UnsupportedOperationException e) {
      throw connection.refused("does not answer like Kura", e);
    }
  }

  private HttpRequest.Builder post(String path, JsonObject body) {
    return request(path).header("Content-Type", "application/json").POST(KuraClient.json(body));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(connection.address().service("session/v1/" + path))
        .timeout(LIMIT)
        .header("Accept", "application/json");
  }
}
