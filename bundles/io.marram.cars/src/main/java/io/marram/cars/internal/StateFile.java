package io.marram.cars.internal;

import io.marram.cars.StateException;
import io.marram.log.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a car detector knows in one file: four letters, a version, a checksum, then the state.
 * What cannot be used is set aside, and said once.
 */
final class StateFile {

  static final String FILE = "state";

  private static final Logger logger = LoggerFactory.getLogger(StateFile.class);
  private static final int LETTERS = 0x4d434152;
  private static final int VERSION = 1;
  private static final int HEADER = 2 * Integer.BYTES + Long.BYTES;
  private static final long LARGEST = 16 << 20;

  private final String pid;
  private final Path file;
  private boolean failing;

  StateFile(String pid, Path folder) {
    this.pid = pid;
    file = folder.resolve(FILE);
  }

  /** The state that was written last; nothing if there is none that can be used. */
  Optional<byte[]> read() {
    try {
      if (Files.size(file) > LARGEST) {
        throw new StateException("state: damaged, it has %d bytes".formatted(Files.size(file)));
      }
      return Optional.of(unwrap(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      refuse(e);
      return Optional.empty();
    }
  }

  private static byte[] unwrap(byte[] bytes) throws StateException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    if (bytes.length < HEADER || buffer.getInt() != LETTERS) {
      throw new StateException("state: damaged, it does not begin as one");
    }
    int version = buffer.getInt();
    if (version != VERSION) {
      throw new StateException("state: version " + version + " is not known");
    }
    byte[] state = Arrays.copyOfRange(bytes, HEADER, bytes.length);
    if (buffer.getLong() != checksum(state)) {
      throw new StateException("state: damaged, its checksum is wrong");
    }
    return state;
  }

  /** Sets a state aside that cannot be used. */
  void refuse(Exception reason) {
    logger.warn(
        "event=cars.state.anew pid={} file={} reason=\"{}\"",
        pid,
        file,
        Printable.of(reason.toString()));
    try {
      Files.move(file, file.resolveSibling(FILE + ".aside"), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      logger.debug("event=cars.state.stays pid={} reason=\"{}\"", pid, e.toString());
    }
  }

  /** Writes a state. A failure is said once, until it succeeds again. */
  void write(byte[] state) {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + state.length);
    buffer.putInt(LETTERS).putInt(VERSION).putLong(checksum(state)).put(state);
    try {
      SafeFile.write(file, buffer.array());
      failing = false;
    } catch (IOException | RuntimeException e) {
      if (!failing) {
        failing = true;
        logger.error("event=cars.state.unsaved pid={} reason=\"{}\"", pid, e.toString());
      }
    }
  }

  private static long checksum(byte[] state) {
    CRC32 checksum = new CRC32();
    checksum.update(state);
    return checksum.getValue();
  }
}
