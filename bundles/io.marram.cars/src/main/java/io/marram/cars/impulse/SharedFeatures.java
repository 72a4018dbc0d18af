package io.marram.cars.impulse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Shared memory of a model, written as the file that it is on Linux. Not mapped: a mapping lasts
 * until Java's garbage is collected, and one that the model cuts short is an error of the machine.
 */
final class SharedFeatures implements AutoCloseable {

  private static final Path FOLDER = Path.of("/dev/shm");
  private static final Pattern NAME = Pattern.compile("/?([A-Za-z0-9_-][A-Za-z0-9._-]{0,200})");

  private final Path file;
  private final FileChannel channel;

  private SharedFeatures(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Opens it; empty if it is not there or not what it should be. */
  static Optional<SharedFeatures> open(Hello.Memory memory) {
    var name = NAME.matcher(memory.name());
    if (!name.matches()) {
      return Optional.empty();
    }
    Path file = FOLDER.resolve(name.group(1));
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
          || Files.size(file) != (long) Float.BYTES * memory.elements()) {
        return Optional.empty();
      }
      return Optional.of(
          new SharedFeatures(
              file, FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)));
    } catch (IOException e) {
      // somebody else's, or gone again: JSON does as well
      return Optional.empty();
    }
  }

  void write(Features features) throws ModelFailure {
    ByteBuffer bytes = features.asFloats();
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes, bytes.position());
      }
    } catch (IOException e) {
      throw ModelFailure.passing("its shared memory cannot be written");
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // there is nothing to lose
    }
  }

  /** Removes what a process that was ended by force has left. */
  void remove() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // as good as it gets
    }
  }
}
