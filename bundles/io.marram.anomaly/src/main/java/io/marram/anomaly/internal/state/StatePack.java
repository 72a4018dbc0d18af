package io.marram.anomaly.internal.state;

import io.marram.anomaly.StateException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * A file with the states of many series. It is written once and never changed: {@code magic (4),
 * version (4)}, then for each state {@code age (8), length of its name (4), length (4), CRC-32C of
 * name and state (4), name, state}.
 */
final class StatePack {

  static final int VERSION = 1;

  private static final int MAGIC = 0x4d617250;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 20;
  private static final int LONGEST_NAME = 4000;
  private static final int LARGEST_STATE = 1 << 28;
  static final String DRAFT_SUFFIX = ".new";
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * Where a state is.
   *
   * @param age counts the packs that were written before it was learned: the lower, the older
   * @param bytes that it takes in its pack, with its name
   */
  record Place(Path pack, String name, long age, long offset, int bytes) {}

  private StatePack() {}

  /**
   * Where each state of a pack is.
   *
   * @throws StateException if it is damaged or of a later version
   */
  static List<Place> scan(Path pack) throws IOException {
    try (FileChannel channel = FileChannel.open(pack, StandardOpenOption.READ)) {
      ByteBuffer header = read(channel, 0, HEADER_BYTES);
      if (header.getInt() != MAGIC) {
        throw new StateException("it is no file of states");
      }
      StateException.requireVersion("file of states", header.getInt(), VERSION);
      List<Place> places = new ArrayList<>();
      long size = channel.size();
      for (long offset = HEADER_BYTES; offset < size; ) {
        Place place = place(channel, pack, offset, size);
        places.add(place);
        offset += place.bytes();
      }
      return places;
    } catch (EOFException e) {
      throw new StateException("it ends early");
    }
  }

  private static Place place(FileChannel channel, Path pack, long offset, long size)
      throws IOException {
    ByteBuffer entry = read(channel, offset, ENTRY_BYTES);
    long age = entry.getLong();
    int nameBytes = entry.getInt();
    int stateBytes = entry.getInt();
    boolean possible =
        nameBytes >= 0
            && nameBytes <= LONGEST_NAME
            && stateBytes >= 0
            && stateBytes <= LARGEST_STATE
            && offset + ENTRY_BYTES + nameBytes + stateBytes <= size;
    if (!possible) {
      throw new StateException("it is damaged at byte " + offset);
    }
    String name =
        StandardCharsets.UTF_8.decode(read(channel, offset + ENTRY_BYTES, nameBytes)).toString();
    return new Place(pack, name, age, offset, ENTRY_BYTES + nameBytes + stateBytes);
  }

  /**
   * Reads a state.
   *
   * @throws StateException if it is damaged
   */
  static byte[] read(Place place) throws IOException {
    ByteBuffer entry = raw(place);
    entry.getLong();
    int nameBytes = entry.getInt();
    int stateBytes = entry.getInt();
    int expected = entry.getInt();
    if (nameBytes < 0 || stateBytes != place.bytes() - ENTRY_BYTES - nameBytes) {
      throw new StateException("it is damaged");
    }
    CRC32C crc = new CRC32C();
    crc.update(entry.slice());
    if ((int) crc.getValue() != expected) {
      throw new StateException("its checksum is wrong");
    }
    byte[] state = new byte[stateBytes];
    entry.position(ENTRY_BYTES + nameBytes).get(state);
    return state;
  }

  /** A state as it is in its pack, whatever that is. */
  static ByteBuffer raw(Place place) throws IOException {
    try (FileChannel channel = FileChannel.open(place.pack(), StandardOpenOption.READ)) {
      return read(channel, place.offset(), place.bytes());
    }
  }

  private static ByteBuffer read(FileChannel channel, long offset, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file ends early");
      }
    }
    return buffer.flip();
  }

  /** Writes a pack beside its place; {@link #finish} puts it there. */
  static final class Draft implements Closeable {

    private final Path pack;
    private final Path draft;
    private final FileChannel channel;
    private final List<Place> places = new ArrayList<>();
    private long bytes;

    Draft(Path pack) throws IOException {
      this.pack = pack;
      this.draft = pack.resolveSibling(pack.getFileName() + DRAFT_SUFFIX);
      this.channel =
          FileChannel.open(
              draft,
              Set.of(
                  StandardOpenOption.CREATE,
                  StandardOpenOption.TRUNCATE_EXISTING,
                  StandardOpenOption.WRITE),
              OWNER_ONLY);
      append(ByteBuffer.allocate(HEADER_BYTES).putInt(MAGIC).putInt(VERSION).flip());
    }

    void put(String name, long age, byte[] state) throws IOException {
      byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
      CRC32C crc = new CRC32C();
      crc.update(nameBytes);
      crc.update(state);
      ByteBuffer entry = ByteBuffer.allocate(ENTRY_BYTES + nameBytes.length + state.length);
      entry.putLong(age).putInt(nameBytes.length).putInt(state.length);
      entry.putInt((int) crc.getValue()).put(nameBytes).put(state).flip();
      append(name, age, entry);
    }

    /** Takes a state over as it is. */
    void copy(Place place) throws IOException {
      append(place.name(), place.age(), raw(place));
    }

    private void append(String name, long age, ByteBuffer entry) throws IOException {
      places.add(new Place(pack, name, age, bytes, entry.remaining()));
      append(entry);
    }

    private void append(ByteBuffer buffer) throws IOException {
      while (buffer.hasRemaining()) {
        bytes += channel.write(buffer);
      }
    }

    long bytes() {
      return bytes;
    }

    /** Puts the pack in its place, on the disk; gives what is where in it. */
    List<Place> finish() throws IOException {
      channel.force(true);
      channel.close();
      Files.move(draft, pack, StandardCopyOption.ATOMIC_MOVE);
      return places;
    }

    @Override
    public void close() throws IOException {
      channel.close();
      Files.deleteIfExists(draft);
    }
  }
}
