package io.marram.emulator.devices.board;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/** A fake board: what it sends and how it fails. Any thread may use it. */
public final class Board {

  /** The UUID of the service data that a board advertises. */
  public static final String ADVERTISED = BthomePacket.SERVICE;

  private static final long FLOOD_MILLIS = 10;
  private static final int LATE_TIMES = 10;
  private static final int MOST_GARBAGE = 20;
  private static final int WEAKEST_DBM = -88;
  private static final int STRONGEST_DBM = -42;

  private final BoardIdentity identity;
  private final long intervalMillis;
  private final Climate climate;
  private final SplittableRandom random;
  private final int signalStrength;
  private final int battery;
  private Optional<Fault> fault = Optional.empty();
  private byte[] recorded;
  private int packet;
  private long counter;

  public Board(BoardIdentity identity, long intervalMillis) {
    this.identity = identity;
    this.intervalMillis = intervalMillis;
    long seed = identity.address().hashCode();
    climate = new Climate(seed);
    random = new SplittableRandom(seed);
    signalStrength = random.nextInt(WEAKEST_DBM, STRONGEST_DBM);
    battery = random.nextInt(55, 101);
  }

  public BoardIdentity identity() {
    return identity;
  }

  /** How it fails now. */
  public synchronized Optional<Fault> fault() {
    return fault;
  }

  /**
   * @throws IllegalArgumentException if a board of this kind cannot fail so
   */
  public synchronized void fail(Fault kind) {
    if (!kind.befalls(identity.kind())) {
      throw new IllegalArgumentException(
          identity.name() + " cannot fail so: " + kind.word() + " is not for its kind");
    }
    fault = Optional.of(kind);
    recorded = null;
  }

  public synchronized void heal() {
    fault = Optional.empty();
  }

  /** Whether it fails in this very way. */
  public synchronized boolean has(Fault kind) {
    return fault.filter(kind::equals).isPresent();
  }

  /** Whether anything comes from it at all. */
  public synchronized boolean isHeard() {
    return fault.filter(now -> now == Fault.DROP || now == Fault.SILENCE).isEmpty();
  }

  /** Until its next report. */
  public synchronized long pauseMillis() {
    if (has(Fault.FLOOD)) {
      return FLOOD_MILLIS;
    }
    return has(Fault.LATE) ? LATE_TIMES * intervalMillis : intervalMillis;
  }

  /** dBm, of one advertisement. */
  public synchronized short signalStrength() {
    return (short) (signalStrength + random.nextInt(-3, 4));
  }

  /** The value of a characteristic, or what the fault makes of it. */
  public synchronized byte[] value(EssCharacteristic characteristic, long epochMillis) {
    if (has(Fault.UNKNOWN_VALUE) && characteristic != EssCharacteristic.BATTERY) {
      return characteristic.unknown();
    }
    return distort(characteristic.encode(climate.at(epochMillis), battery));
  }

  /** BTHome service data, or what the fault makes of it; none from a board that notifies. */
  public synchronized Optional<byte[]> advertisement(long epochMillis) {
    return identity.kind().advertisesValues()
        ? Optional.of(distort(packet(epochMillis)))
        : Optional.empty();
  }

  private byte[] packet(long epochMillis) {
    if (has(Fault.REPLAY) && recorded != null) {
      return recorded;
    }
    packet = packet + 1 & 0xFF;
    // A count of hundredths of a second goes on where the process before had ended.
    counter = Math.max(counter + 1, epochMillis / 10);
    Climate.Sample sample = climate.at(epochMillis);
    boolean seals = identity.kind() == BoardKind.BTHOME_ENCRYPTED && !has(Fault.DOWNGRADE);
    recorded =
        seals
            ? BthomePacket.encrypted(identity, sample, battery, packet, (int) counter)
            : BthomePacket.plain(sample, battery, packet);
    return recorded;
  }

  private byte[] distort(byte[] value) {
    if (has(Fault.GARBAGE)) {
      byte[] garbage = new byte[random.nextInt(MOST_GARBAGE + 1)];
      random.nextBytes(garbage);
      return garbage;
    }
    return has(Fault.WRONG_LENGTH) ? Arrays.copyOf(value, value.length - 1) : value;
  }
}
