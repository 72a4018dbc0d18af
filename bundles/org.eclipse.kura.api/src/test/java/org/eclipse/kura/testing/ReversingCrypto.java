package org.eclipse.kura.testing;

import java.lang.reflect.Proxy;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Encrypts by writing backwards; what begins with "damaged" cannot be decrypted. */
public final class ReversingCrypto {

  private ReversingCrypto() {}

  /** A proxy, since a class would have to override methods that Kura has deprecated. */
  public static CryptoService service() {
    return (CryptoService)
        Proxy.newProxyInstance(
            ReversingCrypto.class.getClassLoader(),
            new Class<?>[] {CryptoService.class},
            (proxy, method, arguments) -> {
              String text = new String((char[]) arguments[0]);
              if (text.startsWith("damaged")) {
                throw new KuraException(KuraErrorCode.DECODER_ERROR);
              }
              return new StringBuilder(text).reverse().toString().toCharArray();
            });
  }
}
