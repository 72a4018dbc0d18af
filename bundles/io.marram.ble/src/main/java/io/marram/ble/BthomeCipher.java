package io.marram.ble;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** AES-CCM with a 128-bit key and a 32-bit tag, as BTHome uses it. */
final class BthomeCipher {

  private static final int TAG_BITS = 32;
  private static final byte[] SERVICE = {(byte) 0xD2, (byte) 0xFC};

  private final SensorAddress address;
  private final KeyParameter key;

  BthomeCipher(SensorAddress address, BindKey key) {
    this.address = address;
    this.key = new KeyParameter(key.bytes());
  }

  /**
   * @param deviceInformation the advertisement's first byte
   * @param counter the packet's counter, 4 bytes
   * @param ciphertext what the counter stands behind
   * @param tag 4 bytes
   * @return the plain objects, or nothing if the tag does not fit
   */
  Optional<byte[]> decrypt(byte deviceInformation, byte[] counter, byte[] ciphertext, byte[] tag) {
    byte[] nonce =
        ByteBuffer.allocate(SensorAddress.BYTES + SERVICE.length + 1 + counter.length)
            .put(address.bytes())
            .put(SERVICE)
            .put(deviceInformation)
            .put(counter)
            .array();
    byte[] sealed =
        ByteBuffer.allocate(ciphertext.length + tag.length).put(ciphertext).put(tag).array();
    CCMModeCipher ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
    ccm.init(false, new AEADParameters(key, TAG_BITS, nonce));
    byte[] plain = new byte[ccm.getOutputSize(sealed.length)];
    int length = ccm.processBytes(sealed, 0, sealed.length, plain, 0);
    try {
      ccm.doFinal(plain, length);
      return Optional.of(plain);
    } catch (InvalidCipherTextException e) {
      return Optional.empty();
    }
  }
}
