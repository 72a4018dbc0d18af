package io.marram.emulator.kura.snapshot;

import io.marram.emulator.kura.storage.DurableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files {@code snapshot_<id>.xml} of a directory; the id is a time in epoch milliseconds. */
final class SnapshotFiles {
  private static final Logger logger = LoggerFactory.getLogger(SnapshotFiles.class);

  /** No gateway has a configuration near this size; more is a mistake or an attack. */
  static final int MAX_BYTES = 16 << 20;

  /** Kura ships this one; it is never deleted. */
  static final long SEED = 0;

  private static final Pattern NAME = Pattern.compile("snapshot_([0-9]{1,18})\\.xml");

  private final Path directory;

  SnapshotFiles(Path directory) {
    this.directory = directory;
  }

  SortedSet<Long> ids() throws IOException {
    SortedSet<Long> ids = new TreeSet<>();
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .map(file -> NAME.matcher(file.getFileName().toString()))
            .filter(Matcher::matches)
            .forEach(name -> ids.add(Long.parseLong(name.group(1))));
      }
    }
    return ids;
  }

  /**
   * The content of a file.
   *
   * @throws NoSuchFileException when there is none
   * @throws IOException also when it is larger than {@value #MAX_BYTES} bytes
   */
  String read(long id) throws IOException {
    try (InputStream in = Files.newInputStream(file(id))) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      return new String(bounded(content), StandardCharsets.UTF_8);
    }
  }

  /** Writes a file so that it is there completely, or as it was. */
  void write(long id, String content) throws IOException {
    DurableFile.write(file(id), bounded(content.getBytes(StandardCharsets.UTF_8)));
  }

  /** Deletes the oldest files, but neither the seed nor the newest, until so many are left. */
  void prune(int count) throws IOException {
    SortedSet<Long> ids = ids();
    int left = ids.size();
    for (Iterator<Long> oldest = ids.iterator(); left > Math.max(1, count); ) {
      long id = oldest.next();
      if (!oldest.hasNext()) {
        return;
      }
      if (id != SEED) {
        Files.deleteIfExists(file(id));
        logger.info("event=snapshot.deleted id={} reason=count", id);
        left--;
      }
    }
  }

  private Path file(long id) {
    return directory.resolve("snapshot_" + id + ".xml");
  }

  private static byte[] bounded(byte[] content) throws IOException {
    if (content.length > MAX_BYTES) {
      throw new IOException("a snapshot has at most " + MAX_BYTES + " bytes");
    }
    return content;
  }
}
