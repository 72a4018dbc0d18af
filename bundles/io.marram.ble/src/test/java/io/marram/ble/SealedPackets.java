package io.marram.ble;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Encrypts as a BTHome sensor does. */
final class SealedPackets {

  private SealedPackets() {}

  static byte[] seal(SensorAddress address, BindKey key, long counter, String objects) {
    byte[] plain = Bytes.of(objects);
    byte[] count =
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) counter).array();
    byte[] nonce =
        ByteBuffer.allocate(13).put(address.bytes()).put(Bytes.of("d2fc41")).put(count).array();
    CCMModeCipher ccm = CCMBlockCipher.newInstance(AESEngine.newInstance());
    ccm.init(true, new AEADParameters(new KeyParameter(key.bytes()), 32, nonce));
    byte[] sealed = new byte[plain.length + 4];
    try {
      ccm.doFinal(sealed, ccm.processBytes(plain, 0, plain.length, sealed, 0));
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
    return ByteBuffer.allocate(1 + sealed.length + count.length)
        .put((byte) 0x41)
        .put(sealed, 0, plain.length)
        .put(count)
        .put(sealed, plain.length, 4)
        .array();
  }
}
