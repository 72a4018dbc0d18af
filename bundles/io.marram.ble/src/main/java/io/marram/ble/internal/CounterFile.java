package io.marram.ble.internal;

import io.marram.ble.ReplayCounters;
import io.marram.ble.Sensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The counters of encrypting sensors in a file. Each sensor has two places of 32 bytes, written in
 * turn, so that a write that is cut off spoils only the place that was to be replaced: {@code id
 * (16), counter (8), CRC-32 (4), nothing (4)}.
 *
 * <p>If the file cannot be written, that is said, and counters are remembered while this runs.
 */
final class CounterFile implements ReplayCounters, AutoCloseable {

  private static final Logger logger = LoggerFactory.getLogger(CounterFile.class);
  private static final int PLACE_BYTES = 32;
  private static final int MOST_SENSORS = 4096;
  private static final Set<StandardOpenOption> OPTIONS =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);

  /** What is known of a sensor: its counter, and which pair of places it has. */
  private record Entry(long counter, int pair, int place) {}

  private final Path path;
  private final Map<ReplayIdentity, Entry> entries = new HashMap<>();
  private FileChannel channel;
  private int pairs;
  private boolean changed;
  private boolean failing;

  CounterFile(Path path) {
    this.path = path;
    try {
      Files.createDirectories(path.getParent());
      channel =
          FileChannel.open(
              path,
              OPTIONS,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      read();
    } catch (IOException e) {
      report(e);
    }
  }

  private void read() throws IOException {
    long bytes = Math.min(channel.size(), 2L * PLACE_BYTES * MOST_SENSORS);
    ByteBuffer all = ByteBuffer.allocate((int) bytes);
    while (all.hasRemaining() && channel.read(all, all.position()) >= 0) {}
    all.flip();
    // A pair that was begun counts as one: nothing is to be written over it.
    pairs = (all.limit() + 2 * PLACE_BYTES - 1) / (2 * PLACE_BYTES);
    for (int place = 0; (place + 1) * PLACE_BYTES <= all.limit(); place++) {
      readPlace(all.slice(place * PLACE_BYTES, PLACE_BYTES), place);
    }
  }

  private void readPlace(ByteBuffer bytes, int place) {
    byte[] id = new byte[ReplayIdentity.BYTES];
    bytes.get(id);
    long counter = bytes.getLong();
    if (bytes.getInt() != checksum(id, counter)) {
      return;
    }
    Entry entry = new Entry(counter, place / 2, place % 2);
    entries.merge(
        new ReplayIdentity(id),
        entry,
        (known, other) -> known.counter() >= other.counter() ? known : other);
  }

  @Override
  public synchronized OptionalLong last(Sensor sensor) {
    Entry entry = entries.get(ReplayIdentity.of(sensor));
    return entry == null ? OptionalLong.empty() : OptionalLong.of(entry.counter());
  }

  @Override
  public synchronized void keep(Sensor sensor, long counter) {
    ReplayIdentity identity = ReplayIdentity.of(sensor);
    Entry known = entries.get(identity);
    if (known != null && known.counter() >= counter) {
      return;
    }
    Entry entry =
        known == null
            ? new Entry(counter, pairs++, 0)
            : new Entry(counter, known.pair(), 1 - known.place());
    entries.put(identity, entry);
    if (channel == null) {
      return;
    }
    try {
      write(identity, entry);
      changed = true;
    } catch (IOException e) {
      report(e);
    }
  }

  private void write(ReplayIdentity identity, Entry entry) throws IOException {
    if (entry.pair() >= MOST_SENSORS) {
      throw new IOException("it is full: " + MOST_SENSORS + " sensors");
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(PLACE_BYTES)
            .put(identity.bytes())
            .putLong(entry.counter())
            .putInt(checksum(identity.bytes(), entry.counter()))
            .rewind();
    long at = (2L * entry.pair() + entry.place()) * PLACE_BYTES;
    while (bytes.hasRemaining()) {
      channel.write(bytes, at + bytes.position());
    }
  }

  private static int checksum(byte[] id, long counter) {
    CRC32 crc = new CRC32();
    crc.update(id);
    crc.update(ByteBuffer.allocate(Long.BYTES).putLong(counter).rewind());
    return (int) crc.getValue();
  }

  @Override
  public synchronized void force() {
    if (!changed) {
      return;
    }
    changed = false;
    try {
      channel.force(false);
      failing = false;
    } catch (IOException e) {
      report(e);
    }
  }

  private void report(IOException failure) {
    if (!failing) {
      failing = true;
      logger.error("event=ble.counters.unwritten file={} reason=\"{}\"", path, failure.toString());
    }
  }

  @Override
  public synchronized void close() {
    force();
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        report(e);
      }
      channel = null;
    }
  }
}
