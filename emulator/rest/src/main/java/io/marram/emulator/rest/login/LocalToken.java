package io.marram.emulator.rest.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** Lets in the programs of this machine that may read the gateway's folder. */
public final class LocalToken {
  private static final int BYTES = 32;

  private final byte[] token;

  private LocalToken(byte[] token) {
    this.token = token;
  }

  /** Writes a new token; the one of an earlier start is worth nothing any more. */
  public static LocalToken write(Path file) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    new PrivateFile(file).write(text);
    return new LocalToken(text.getBytes(StandardCharsets.UTF_8));
  }

  boolean matches(String text) {
    return MessageDigest.isEqual(token, text.getBytes(StandardCharsets.UTF_8));
  }
}
