package io.marram.ble;

import io.marram.ble.BthomeOutcome.Reason;
import io.marram.ble.BthomeOutcome.Refused;
import io.marram.ble.BthomeOutcome.Repetition;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Reads the BTHome advertisements (version 2) of one sensor. Not safe for use by several threads.
 *
 * <p>With a key, only encrypted advertisements whose counter grew are believed. The counter of a
 * sensor that lost its memory begins anew; it is believed again once an operator says so, since
 * anyone could send its old packets.
 */
public final class BthomeDecoder {

  /** The UUID of the service data that carries BTHome. */
  public static final UUID SERVICE = UUID.fromString("0000fcd2-0000-1000-8000-00805f9b34fb");

  private static final int ENCRYPTED = 1;
  private static final int WITH_ADDRESS = 1 << 1;
  private static final int IRREGULAR = 1 << 2;
  private static final int VERSION_SHIFT = 5;
  private static final int VERSION = 2;
  private static final int COUNTER_BYTES = 4;
  private static final int TAG_BYTES = 4;

  /** Extended advertising carries no more. */
  private static final int MOST_BYTES = 255;

  private final SensorAddress address;
  private final BthomeCipher cipher;
  private long lastCounter;
  private byte[] lastSealed;
  private byte[] lastNumbered;

  /**
   * @param address the sensor's
   * @param key if its advertisements are encrypted
   * @param lastCounter the counter of the last packet that was believed, from {@link #lastCounter},
   *     if there was one
   */
  public BthomeDecoder(SensorAddress address, Optional<BindKey> key, OptionalLong lastCounter) {
    this.address = address;
    this.cipher = key.map(bindKey -> new BthomeCipher(address, bindKey)).orElse(null);
    this.lastCounter = lastCounter.orElse(-1);
  }

  /** The counter of the last packet that was believed, to be kept over a restart. */
  public OptionalLong lastCounter() {
    return lastCounter < 0 ? OptionalLong.empty() : OptionalLong.of(lastCounter);
  }

  /** Whether the last advertisement that was believed had a number of its own. */
  public boolean isNumbered() {
    return cipher != null || lastNumbered != null;
  }

  /**
   * Reads one advertisement.
   *
   * @param data the service data of {@link #SERVICE}, of any length and content
   */
  public BthomeOutcome decode(byte[] data) {
    if (data.length == 0 || data.length > MOST_BYTES) {
      return refused(Reason.MALFORMED, "service data of " + data.length + " bytes");
    }
    int information = data[0];
    int version = (information & 0xFF) >> VERSION_SHIFT;
    if (version != VERSION) {
      return refused(Reason.OTHER_VERSION, "version " + version + " of BTHome");
    }
    int body = 1;
    if ((information & WITH_ADDRESS) != 0) {
      body += SensorAddress.BYTES;
      if (data.length < body) {
        return refused(Reason.MALFORMED, "the address is cut off");
      }
      if (!isOwnAddress(data)) {
        return refused(Reason.OTHER_ADDRESS, "the advertisement names another sensor's address");
      }
    }
    boolean irregular = (information & IRREGULAR) != 0;
    return (information & ENCRYPTED) != 0
        ? decodeEncrypted(data, body, irregular)
        : decodePlain(Arrays.copyOfRange(data, body, data.length), irregular);
  }

  /** The address is sent least significant byte first. */
  private boolean isOwnAddress(byte[] data) {
    byte[] own = address.bytes();
    for (int i = 0; i < own.length; i++) {
      if (data[own.length - i] != own[i]) {
        return false;
      }
    }
    return true;
  }

  private BthomeOutcome decodePlain(byte[] objects, boolean irregular) {
    if (cipher != null) {
      return refused(Reason.DOWNGRADE, "not encrypted, although the sensor has a key");
    }
    return unlessRepeated(objects, BthomePacket.read(objects), irregular);
  }

  private BthomeOutcome decodeEncrypted(byte[] data, int body, boolean irregular) {
    if (cipher == null) {
      return refused(Reason.NO_KEY, "encrypted, and the sensor has no key here");
    }
    int tagAt = data.length - TAG_BYTES;
    int counterAt = tagAt - COUNTER_BYTES;
    if (counterAt <= body) {
      return refused(Reason.MALFORMED, "too short to be encrypted");
    }
    if (Arrays.equals(data, lastSealed)) {
      return new Repetition();
    }
    long counter = LittleEndian.unsigned(data, counterAt, COUNTER_BYTES);
    if (counter <= lastCounter) {
      return refused(
          Reason.REPLAY, "counter " + counter + " after " + lastCounter + ": it must grow");
    }
    Optional<byte[]> objects =
        cipher.decrypt(
            data[0],
            Arrays.copyOfRange(data, counterAt, tagAt),
            Arrays.copyOfRange(data, body, counterAt),
            Arrays.copyOfRange(data, tagAt, data.length));
    if (objects.isEmpty()) {
      return refused(Reason.NOT_AUTHENTIC, "the key is wrong or the bytes were changed");
    }
    lastCounter = counter;
    lastSealed = data.clone();
    return unlessRepeated(objects.get(), BthomePacket.read(objects.get()), irregular);
  }

  private BthomeOutcome unlessRepeated(
      byte[] objects, BthomePacket.Content content, boolean irregular) {
    return switch (content.state()) {
      case CUT_OFF -> refused(Reason.MALFORMED, "the last object is cut off");
      case NO_STATE -> refused(Reason.MALFORMED, "a state is neither 0 nor 1");
      case WHOLE -> {
        // Without a packet id, equal bytes may well be a new report of equal values.
        if (content.numbered() && Arrays.equals(objects, lastNumbered)) {
          yield new Repetition();
        }
        lastNumbered = content.numbered() ? objects : null;
        yield new BthomeOutcome.Report(content.measurements(), irregular);
      }
    };
  }

  private static Refused refused(Reason reason, String message) {
    return new Refused(reason, message);
  }
}
