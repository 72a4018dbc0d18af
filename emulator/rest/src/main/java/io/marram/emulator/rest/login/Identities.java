package io.marram.emulator.rest.login;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import com.eclipsesource.json.ParseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who may use the gateway, kept in {@code users.json} with hashed passwords. */
public final class Identities {
  /** The user that there always is. */
  public static final String ADMIN = "admin";

  // Without those that look alike.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 5;

  private final PrivateFile file;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, PasswordHash> hashes = new TreeMap<>();

  /** Tools that send the password with every request must not make each of them slow. */
  private final Map<String, byte[]> proven = new HashMap<>();

  private final byte[] provenKey = new byte[32];
  private final PasswordHash nobody;
  private Optional<String> firstPassword = Optional.empty();

  private Identities(PrivateFile file) {
    this.file = file;
    random.nextBytes(provenKey);
    this.nobody = PasswordHash.ofNothing(random);
  }

  /**
   * Reads the file, or makes it with a password for {@link #ADMIN} if there is none.
   *
   * @throws IOException when the file cannot be read or is damaged
   */
  public static Identities open(Path path) throws IOException {
    Identities identities = new Identities(new PrivateFile(path));
    if (identities.file.exists()) {
      identities.read();
    } else {
      String password = identities.randomPassword();
      identities.change(ADMIN, password);
      identities.firstPassword = Optional.of(password);
    }
    return identities;
  }

  /** The password that {@link #open} made; empty from the second call on. */
  public synchronized Optional<String> takeFirstPassword() {
    Optional<String> taken = firstPassword;
    firstPassword = Optional.empty();
    return taken;
  }

  /** Whether this is the password of that user; takes as long for users that are not there. */
  synchronized boolean verify(String user, String password) {
    byte[] proof = proof(password);
    if (MessageDigest.isEqual(proof, proven.get(user))) {
      return true;
    }
    PasswordHash hash = hashes.get(user);
    boolean matches = (hash == null ? nobody : hash).matches(password);
    if (matches) {
      proven.put(user, proof);
    }
    return matches;
  }

  synchronized void change(String user, String password) throws IOException {
    Map<String, PasswordHash> changed = new TreeMap<>(hashes);
    changed.put(user, PasswordHash.of(password, random));
    file.write(json(changed));
    hashes.putAll(changed);
    proven.remove(user);
  }

  private void read() throws IOException {
    try {
      for (JsonValue user : Json.parse(file.read()).asObject().get("users").asArray()) {
        JsonObject entry = user.asObject();
        hashes.put(
            entry.get("name").asString(), PasswordHash.parse(entry.get("password").asString()));
      }
    } catch (ParseException
        | UnsupportedOperationException
        | IllegalArgumentException
        | NullPointerException e) {
      throw new IOException(
          "damaged; without the file a new password is made at the next start", e);
    }
  }

  private static String json(Map<String, PasswordHash> hashes) {
    JsonArray users = new JsonArray();
    hashes.forEach(
        (name, hash) -> users.add(new JsonObject().add("name", name).add("password", hash.text())));
    return new JsonObject().add("users", users).toString();
  }

  private byte[] proof(String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(provenKey, "HmacSHA256"));
      return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String randomPassword() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
