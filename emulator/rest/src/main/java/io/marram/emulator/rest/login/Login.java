package io.marram.emulator.rest.login;

import io.javalin.http.Context;
import io.marram.emulator.rest.http.Authentication;
import io.marram.emulator.rest.http.RequestException;
import io.marram.emulator.rest.http.WebServer;
import io.marram.emulator.rest.login.Sessions.Session;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets in who has a password, a session, or the token of this machine. */
public final class Login implements Authentication {
  private static final Logger logger = LoggerFactory.getLogger(Login.class);
  private static final Set<String> OPEN =
      Set.of(WebServer.LOG_IN_PATH, SessionResource.PATH + "/authenticationInfo");
  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
  private static final String CALLER = "caller";
  private static final String BASIC = "Basic ";
  private static final String BEARER = "Bearer ";

  private final Identities identities;
  private final LocalToken token;
  private final Sessions sessions;
  private final LoginAttempts attempts;

  public Login(Identities identities, LocalToken token, LongSupplier nanoTime) {
    this.identities = identities;
    this.token = token;
    this.sessions = new Sessions(nanoTime);
    this.attempts = new LoginAttempts(nanoTime);
  }

  /**
   * Who sends a request.
   *
   * @param session empty when every request brings its own proof
   * @param local by the token of this machine
   */
  record Caller(String user, Optional<Session> session, boolean local) {}

  @Override
  public void check(Context context) {
    if (!OPEN.contains(context.path())) {
      context.attribute(CALLER, caller(context));
    }
  }

  /** The sender of a request that has been let in. */
  static Caller callerOf(Context context) {
    Caller caller = context.attribute(CALLER);
    if (caller == null) {
      throw unauthorized(context, SessionResource.INVALID_SESSION);
    }
    return caller;
  }

  /**
   * Checks a password.
   *
   * @throws RequestException with status 429 when the sender has guessed too often
   */
  synchronized boolean verify(Context context, String user, String password) {
    String peer = context.ip();
    refuseGuesser(context, peer);
    boolean right = identities.verify(user, password);
    if (right) {
      attempts.succeeded(peer);
    } else {
      attempts.failed(peer);
      logger.warn("event=login.refused peer={} path={}", peer, context.path());
    }
    return right;
  }

  Sessions sessions() {
    return sessions;
  }

  Identities identities() {
    return identities;
  }

  /** The cookie's name has the port in it, since gateways on one machine share their cookies. */
  static String cookie(Context context) {
    return "JSESSIONID-" + context.port();
  }

  static RequestException unauthorized(Context context, String message) {
    // A browser would ask for the password in a window of its own, over the console's page.
    if (context.header("Sec-Fetch-Mode") == null) {
      context.header("WWW-Authenticate", "Basic realm=\"kura-rest-api\"");
    }
    return new RequestException(401, message);
  }

  private Caller caller(Context context) {
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return bearer(context, authorization.substring(BEARER.length()).trim());
    }
    if (authorization != null && authorization.startsWith(BASIC)) {
      return basic(context, authorization.substring(BASIC.length()).trim());
    }
    String cookie = context.cookie(cookie(context));
    Optional<Session> session = cookie == null ? Optional.empty() : sessions.use(cookie);
    if (session.isEmpty()) {
      throw unauthorized(context, "log in first");
    }
    boolean safe = SAFE_METHODS.contains(context.req().getMethod());
    if (!safe && !session.get().hasToken(context.header("X-XSRF-Token"))) {
      throw new RequestException(403, "the header X-XSRF-Token is missing or wrong");
    }
    return new Caller(session.get().user(), session, false);
  }

  private Caller bearer(Context context, String given) {
    if (isLoopback(context.ip()) && token.matches(given)) {
      return new Caller(Identities.ADMIN, Optional.empty(), true);
    }
    synchronized (this) {
      refuseGuesser(context, context.ip());
      attempts.failed(context.ip());
    }
    throw unauthorized(context, "the token is not valid");
  }

  private Caller basic(Context context, String encoded) {
    String credentials;
    try {
      credentials = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unauthorized(context, "the header Authorization is malformed");
    }
    int colon = credentials.indexOf(':');
    if (colon < 0) {
      throw unauthorized(context, "the header Authorization is malformed");
    }
    String user = credentials.substring(0, colon);
    if (!verify(context, user, credentials.substring(colon + 1))) {
      throw unauthorized(context, SessionResource.BAD_CREDENTIALS);
    }
    return new Caller(user, Optional.empty(), false);
  }

  private void refuseGuesser(Context context, String peer) {
    Duration wait = attempts.wait(peer);
    if (!wait.isZero()) {
      context.header("Retry-After", Long.toString(wait.toSeconds() + 1));
      throw new RequestException(
          429, "too many wrong attempts: wait %d s".formatted(wait.toSeconds() + 1));
    }
  }

  private static boolean isLoopback(String address) {
    try {
      // The peer's address: no name, so that nothing is looked up.
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
