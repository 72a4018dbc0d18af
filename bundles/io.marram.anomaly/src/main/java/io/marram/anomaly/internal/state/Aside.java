package io.marram.anomaly.internal.state;

import io.marram.anomaly.StateException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps what cannot be used, for people to look at: a few files, the newest. Says the first ones,
 * and then nothing more, for a later version's folder may have thousands.
 */
public final class Aside {

  /** Told that something cannot be used. */
  public interface Warning {
    /**
     * @param what a file or a series
     * @param reason what is wrong with it
     */
    void aside(String what, String reason);
  }

  private static final String SUFFIX = ".aside";
  private static final int MOST_FILES = 20;
  private static final int MOST_WARNINGS = 20;

  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;
  private final Warning warning;
  private int warnings;

  Aside(Path folder, Warning warning) {
    this.folder = folder;
    this.warning = warning;
  }

  /** Renames a file that cannot be used. */
  void move(Path file, IOException reason) throws IOException {
    report(file.getFileName().toString(), reason);
    Files.move(
        file, folder.resolve(file.getFileName() + SUFFIX), StandardCopyOption.REPLACE_EXISTING);
    makeRoom();
  }

  /** Keeps a state that cannot be used. */
  void keep(String series, byte[] state, IOException reason) throws IOException {
    report("the state of " + series, reason);
    UUID unique = UUID.nameUUIDFromBytes(series.getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("series-" + unique + SUFFIX);
    Files.deleteIfExists(file);
    try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, OWNER_ONLY)) {
      channel.write(ByteBuffer.wrap(state));
    }
    makeRoom();
  }

  private void makeRoom() throws IOException {
    List<Path> kept;
    try (Stream<Path> files = Files.list(folder)) {
      kept = files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
    if (kept.size() > MOST_FILES) {
      Files.delete(Collections.min(kept, Comparator.comparingLong(Aside::modifiedMillis)));
    }
  }

  private static long modifiedMillis(Path file) {
    return file.toFile().lastModified();
  }

  private void report(String what, IOException reason) {
    if (warnings < MOST_WARNINGS) {
      warnings++;
      warning.aside(
          what, reason instanceof StateException ? reason.getMessage() : reason.toString());
    }
  }
}
