package io.marram.emulator.kura.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFilesTest {
  @TempDir private Path home;
  private Path directory;
  private SnapshotFiles files;

  @BeforeEach
  void open() {
    directory = home.resolve("snapshots");
    files = new SnapshotFiles(directory);
  }

  @Test
  void hasNoneWithoutADirectory() throws IOException {
    assertThat(files.ids()).isEmpty();
    assertThatThrownBy(() -> files.read(7)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void listsSnapshotsByIdAndNothingElse() throws IOException {
    files.write(20, "b");
    files.write(3, "a");
    for (String name :
        new String[] {
          "snapshot_4.xml.new", "snapshot_.xml", "snapshot_99999999999999999999.xml", "notes.txt"
        }) {
      Files.writeString(directory.resolve(name), "x");
    }

    assertThat(files.ids()).containsExactly(3L, 20L);
    assertThat(files.read(20)).isEqualTo("b");
  }

  @Test
  void keepsTheSeedAndTheNewestWhenItDeletes() throws IOException {
    for (long id : new long[] {0, 1, 2, 3, 4, 5}) {
      files.write(id, "x");
    }

    files.prune(3);
    assertThat(files.ids()).containsExactly(0L, 4L, 5L);
    files.prune(0);
    assertThat(files.ids()).containsExactly(0L, 5L);
  }

  @Test
  void leavesTheOldFileAndNoDraftWhenTheDiskIsFull() throws IOException {
    files.write(7, "old");
    // Every byte that goes to this device meets a full disk.
    Path draft = directory.resolve("snapshot_7.xml.new");
    Files.createSymbolicLink(draft, Path.of("/dev/full"));

    assertThatThrownBy(() -> files.write(7, "new"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");

    assertThat(files.read(7)).isEqualTo("old");
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(directory.resolve("snapshot_7.xml"));
    }
  }

  @Test
  void readsNoMoreThanASnapshotCanHave() throws IOException {
    Files.createDirectories(directory);
    try (RandomAccessFile huge =
        new RandomAccessFile(directory.resolve("snapshot_7.xml").toFile(), "rw")) {
      huge.setLength(1L << 40);
    }

    assertThatThrownBy(() -> files.read(7))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at most 16777216 bytes");
  }

  @Test
  void writesNoMoreThanItCouldRead() {
    String huge = "x".repeat(SnapshotFiles.MAX_BYTES + 1);

    assertThatThrownBy(() -> files.write(7, huge)).hasMessageContaining("at most");
  }
}
