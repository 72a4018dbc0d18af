package io.marram.emulator.devices.board;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.modes.CCMBlockCipher;
import org.bouncycastle.crypto.modes.CCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/** Makes BTHome v2 service data. */
final class BthomePacket {

  /** The service data's UUID. */
  static final String SERVICE = EssCharacteristic.uuid(0xFCD2);

  private static final byte PLAIN = 0x40;
  private static final byte ENCRYPTED = 0x41;
  private static final byte[] SERVICE_BYTES = {(byte) 0xD2, (byte) 0xFC};
  private static final int TAG_BITS = 32;
  private static final int OBJECT_BYTES = 14;

  private BthomePacket() {}

  static byte[] plain(Climate.Sample sample, int battery, int packet) {
    byte[] objects = objects(sample, battery, packet);
    return ByteBuffer.allocate(1 + objects.length).put(PLAIN).put(objects).array();
  }

  /**
   * @param counter must be greater than in the packet before
   */
  static byte[] encrypted(
      BoardIdentity board, Climate.Sample sample, int battery, int packet, int counter) {
    byte[] counterBytes = little(Integer.BYTES).putInt(counter).array();
    byte[] nonce =
        little(13)
            .put(board.addressBytes())
            .put(SERVICE_BYTES)
            .put(ENCRYPTED)
            .put(counterBytes)
            .array();
    byte[] sealed = seal(board.key(), nonce, objects(sample, battery, packet));
    int text = sealed.length - TAG_BITS / Byte.SIZE;
    return ByteBuffer.allocate(1 + sealed.length + counterBytes.length)
        .put(ENCRYPTED)
        .put(sealed, 0, text)
        .put(counterBytes)
        .put(sealed, text, sealed.length - text)
        .array();
  }

  private static byte[] seal(byte[] key, byte[] nonce, byte[] text) {
    CCMModeCipher cipher = CCMBlockCipher.newInstance(AESEngine.newInstance());
    cipher.init(true, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce));
    byte[] sealed = new byte[cipher.getOutputSize(text.length)];
    int done = cipher.processBytes(text, 0, text.length, sealed, 0);
    try {
      cipher.doFinal(sealed, done);
    } catch (InvalidCipherTextException e) {
      throw new IllegalStateException(e);
    }
    return sealed;
  }

  private static byte[] objects(Climate.Sample sample, int battery, int packet) {
    long pressure = Math.round(sample.pressure() * 100);
    return little(OBJECT_BYTES)
        .put((byte) 0x00)
        .put((byte) packet)
        .put((byte) 0x01)
        .put((byte) battery)
        .put((byte) 0x02)
        .putShort((short) Math.round(sample.temperature() * 100))
        .put((byte) 0x03)
        .putShort((short) Math.round(sample.humidity() * 100))
        .put((byte) 0x04)
        .put(Arrays.copyOf(little(Long.BYTES).putLong(pressure).array(), 3))
        .array();
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
