package io.marram.emulator.kura.crypto;

import java.io.IOException;
import java.nio.file.Path;

/** The real service, in a directory of a test. */
public final class TestCrypto {
  private TestCrypto() {}

  public static GatewayCipher at(Path home) throws IOException {
    return new CryptoServiceComponent(home, null);
  }

  /** With the secret key that a user has given. */
  public static GatewayCipher at(Path home, String secretKey) throws IOException {
    return new CryptoServiceComponent(home, secretKey);
  }
}
