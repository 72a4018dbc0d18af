package io.marram.emulator.kura.crypto;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.kura.crypto.CryptoService;

/** The real service, in a directory of a test. */
public final class TestCrypto {
  private TestCrypto() {}

  public static CryptoService at(Path home) throws IOException {
    return new CryptoServiceComponent(home);
  }
}
