package io.marram.emulator.rest.login;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import io.marram.emulator.rest.http.JsonBody;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.Resource;
import io.marram.emulator.rest.http.WebServer;
import io.marram.emulator.rest.login.Login.Caller;
import io.marram.emulator.rest.login.Sessions.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kura's {@code session/v1}: log in and out, and change the password. */
public final class SessionResource implements Resource {
  static final String PATH = "/services/session/v1";
  static final String INVALID_SESSION = "Current session is not valid";
  static final String BAD_CREDENTIALS =
      "Authentication failed as username or password not matching";
  private static final int SHORTEST_PASSWORD = 8;
  private static final int LONGEST_PASSWORD = 200;
  private static final Logger logger = LoggerFactory.getLogger(SessionResource.class);

  private final Login login;

  public SessionResource(Login login) {
    this.login = login;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.post(WebServer.LOG_IN_PATH, this::logIn);
    routes.get(PATH + "/authenticationInfo", SessionResource::describe);
    routes.get(PATH + "/xsrfToken", SessionResource::xsrfToken);
    routes.get(PATH + "/currentIdentity", SessionResource::currentIdentity);
    routes.post(PATH + "/changePassword", this::changePassword);
    routes.post(PATH + "/logout", this::logOut);
  }

  private void logIn(Context context) {
    JsonBody body = JsonBody.of(context, WebServer.OPEN_BODY_BYTES);
    String user = body.findText("username").orElse("");
    String password = body.findText("password").orElse("");
    if (user.isBlank() || password.isBlank()) {
      throw new RequestException(400, "username and or password fields have not been provided");
    }
    if (!login.verify(context, user, password)) {
      throw new RequestException(401, BAD_CREDENTIALS);
    }
    start(context, user);
    Resource.answer(context, new JsonObject().add("passwordChangeNeeded", false));
  }

  private static void describe(Context context) {
    Resource.answer(
        context,
        new JsonObject()
            .add("passwordAuthenticationEnabled", true)
            .add("certificateAuthenticationEnabled", false));
  }

  private static void xsrfToken(Context context) {
    Session session =
        Login.callerOf(context)
            .session()
            .orElseThrow(() -> new RequestException(401, INVALID_SESSION));
    Resource.answer(context, new JsonObject().add("xsrfToken", session.xsrfToken()));
  }

  private static void currentIdentity(Context context) {
    Resource.answer(
        context,
        new JsonObject()
            .add("name", Login.callerOf(context).user())
            .add("passwordChangeNeeded", false)
            .add("permissions", new JsonArray().add(Json.value("kura.admin"))));
  }

  /** Besides what Kura takes, {@code "allowWeak":true} accepts a short password. */
  private void changePassword(Context context) {
    Caller caller = Login.callerOf(context);
    JsonBody body = JsonBody.of(context);
    String current = body.findText("currentPassword").orElse("");
    String changed = body.findText("newPassword").orElse("");
    if (changed.isBlank() || (current.isBlank() && !caller.local())) {
      throw new RequestException(400, "currentPassword or newPassword have not been provided");
    }
    // Who may read the gateway's folder may set a password that has been forgotten.
    if (!caller.local() && !login.verify(context, caller.user(), current)) {
      throw new RequestException(401, BAD_CREDENTIALS);
    }
    if (changed.equals(current)) {
      throw new RequestException(400, "Password change failed as previous password equals new one");
    }
    if (changed.length() < SHORTEST_PASSWORD && !body.flag("allowWeak", false)) {
      throw new RequestException(
          400, "the new password must have at least %d characters".formatted(SHORTEST_PASSWORD));
    }
    if (changed.length() > LONGEST_PASSWORD) {
      throw new RequestException(
          400, "the new password must have at most %d characters".formatted(LONGEST_PASSWORD));
    }
    change(caller, changed);
    if (caller.session().isPresent()) {
      start(context, caller.user());
    }
    context.status(204);
  }

  private void change(Caller caller, String password) {
    try {
      login.identities().change(caller.user(), password);
    } catch (IOException e) {
      throw new UncheckedIOException("the password cannot be stored", e);
    }
    login.sessions().endAllOf(caller.user());
    logger.info("event=login.password.changed user={}", caller.user());
  }

  private void logOut(Context context) {
    Optional<Session> session = Login.callerOf(context).session();
    session.ifPresent(ended -> login.sessions().end(ended.id()));
    context.removeCookie(Login.cookie(context), "/");
    context.status(204);
  }

  private void start(Context context, String user) {
    Optional.ofNullable(context.cookie(Login.cookie(context))).ifPresent(login.sessions()::end);
    Cookie cookie = new Cookie(Login.cookie(context), login.sessions().create(user).id());
    cookie.setPath("/");
    cookie.setHttpOnly(true);
    cookie.setSameSite(SameSite.STRICT);
    cookie.setSecure(context.scheme().equals("https"));
    context.cookie(cookie);
  }
}
