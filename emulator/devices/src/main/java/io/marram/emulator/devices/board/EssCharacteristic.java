package io.marram.emulator.devices.board;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A characteristic of a board that notifies, with its encoding. */
public enum EssCharacteristic {
  TEMPERATURE(0x181A, 0x2A6E, Short.BYTES, 0x8000),
  HUMIDITY(0x181A, 0x2A6F, Short.BYTES, 0xFFFF),
  PRESSURE(0x181A, 0x2A6D, Integer.BYTES, 0xFFFF_FFFF),
  /** It has no value that means: not known. */
  BATTERY(0x180F, 0x2A19, Byte.BYTES, 0);

  private final int service;
  private final int uuid;
  private final int bytes;
  private final int unknown;

  EssCharacteristic(int service, int uuid, int bytes, int unknown) {
    this.service = service;
    this.uuid = uuid;
    this.bytes = bytes;
    this.unknown = unknown;
  }

  /** The service that a board offers it in, as a whole UUID. */
  public String service() {
    return uuid(service);
  }

  /** The whole UUID. */
  public String uuid() {
    return uuid(uuid);
  }

  /** The characteristics of a service, which is given by its whole UUID. */
  public static List<EssCharacteristic> of(String service) {
    return Arrays.stream(values()).filter(each -> each.service().equals(service)).toList();
  }

  /** The services' whole UUIDs. */
  public static List<String> services() {
    return Arrays.stream(values()).map(EssCharacteristic::service).distinct().toList();
  }

  /** The whole UUID of a number that Bluetooth has assigned. */
  public static String uuid(int assigned) {
    return String.format(Locale.ROOT, "%08x-0000-1000-8000-00805f9b34fb", assigned);
  }

  /**
   * @param battery %
   */
  byte[] encode(Climate.Sample sample, int battery) {
    return switch (this) {
      case TEMPERATURE -> bytes(Math.round(sample.temperature() * 100));
      case HUMIDITY -> bytes(Math.round(sample.humidity() * 100));
      case PRESSURE -> bytes(Math.round(sample.pressure() * 1000));
      case BATTERY -> bytes(battery);
    };
  }

  /** The value that means: not known. */
  byte[] unknown() {
    return bytes(unknown);
  }

  private byte[] bytes(long value) {
    byte[] all =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    return Arrays.copyOf(all, bytes);
  }
}
