package io.marram.emulator.kura.crypto;

import org.eclipse.kura.crypto.CryptoService;

/** Kura's crypto service, which can also tell whose key a text was encrypted with. */
public interface GatewayCipher extends CryptoService {
  /**
   * True when the key that encrypts now also encrypted this text; false for one that only another
   * known key opens, or none. An empty text counts as encrypted, as it does in Kura.
   */
  boolean isCurrent(char[] encryptedValue);
}
