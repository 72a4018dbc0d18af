package io.marram.emulator.rest.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Who is logged in; forgotten when the gateway stops. */
final class Sessions {
  static final Duration IDLE_TIMEOUT = Duration.ofMinutes(30);
  private static final int MOST_SESSIONS = 100;
  private static final int ID_BYTES = 32;

  private final LongSupplier nanoTime;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> sessions =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST_SESSIONS;
        }
      };

  Sessions(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  synchronized Session create(String user) {
    Session session = new Session(randomText(), user, randomText(), nanoTime.getAsLong());
    sessions.put(session.id, session);
    return session;
  }

  /** The session of that id, which is in use again by this. */
  synchronized Optional<Session> use(String id) {
    Session session = sessions.get(id);
    if (session == null) {
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    if (now - session.lastUse > IDLE_TIMEOUT.toNanos()) {
      sessions.remove(id);
      return Optional.empty();
    }
    session.lastUse = now;
    return Optional.of(session);
  }

  synchronized void end(String id) {
    sessions.remove(id);
  }

  synchronized void endAllOf(String user) {
    sessions.values().removeIf(session -> session.user.equals(user));
  }

  private String randomText() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Someone who is logged in. */
  static final class Session {
    private final String id;
    private final String user;
    private final String xsrfToken;
    private long lastUse;

    private Session(String id, String user, String xsrfToken, long lastUse) {
      this.id = id;
      this.user = user;
      this.xsrfToken = xsrfToken;
      this.lastUse = lastUse;
    }

    String id() {
      return id;
    }

    String user() {
      return user;
    }

    String xsrfToken() {
      return xsrfToken;
    }

    private static byte[] bytes(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean hasToken(String token) {
      return token != null && MessageDigest.isEqual(bytes(token), bytes(xsrfToken));
    }
  }
}
