package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of 1 MB that others fill as well. */
class FullDiskTest {

  private static final byte[] PICTURE = Frames.noise(400, 300, 1);

  @TempDir Path mountPoint;
  boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", mountPoint.toString());
    if (!mounted) {
      System.err.println("FullDiskTest is skipped: only root may mount a small file system");
    }
    assumeTrue(mounted, "only root may mount a small file system");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", "-l", mountPoint.toString());
    }
  }

  @Test
  void nothingHalfWrittenIsLeftAndItGoesOnWhenThereIsRoom() throws Exception {
    Path others = mountPoint.resolve("others");
    try (CollectionFolder folder = open(0)) {
      folder.keep(frame(1), 400, 300);
      fill(others);
      List<Path> before = files();
      long bytes = folder.counts().bytes();

      try {
        // Full already when it is asked, or while it writes.
        assertThat(folder.keep(frame(2), 400, 300)).isEqualTo(Keeping.DISK_FULL);
      } catch (IOException e) {
        assertThat(e).hasMessageContaining("No space left");
      }

      assertThat(files()).containsExactlyInAnyOrderElementsOf(before);
      assertThat(folder.counts().bytes()).isEqualTo(bytes);
      Files.delete(others);
      assertThat(folder.keep(frame(2), 400, 300)).isEqualTo(Keeping.KEPT);
    }
  }

  @Test
  void aFileThatTheDiskCannotTakeLeavesNothing() throws Exception {
    Path file = mountPoint.resolve("large.jpg");

    assertThatThrownBy(() -> PrivateFiles.write(file, new byte[2 << 20]))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");

    try (Stream<Path> all = Files.list(mountPoint)) {
      assertThat(all).isEmpty();
    }
  }

  @Test
  void anUploadedPictureIsPutAsideOnAFullDisk() throws Exception {
    try (CollectionFolder folder = open(0)) {
      folder.keep(frame(1), 400, 300);
      fill(mountPoint.resolve("others"));

      folder.markUploaded(folder.oldestWaiting().orElseThrow());

      assertThat(folder.counts().uploaded()).isEqualTo(1);
    }
  }

  @Test
  void theReserveStaysFree() throws Exception {
    long reserve = 400 << 10;
    try (CollectionFolder folder = open(reserve)) {
      Keeping keeping = Keeping.KEPT;
      for (int i = 0; keeping == Keeping.KEPT; i++) {
        keeping = folder.keep(frame(i), 400, 300);
      }

      assertThat(keeping).isEqualTo(Keeping.DISK_FULL);
      assertThat(Files.getFileStore(mountPoint).getUsableSpace())
          .isGreaterThanOrEqualTo(reserve - 8192);
      int waiting = folder.counts().waiting();
      folder.markUploaded(folder.oldestWaiting().orElseThrow());
      assertThat(folder.keep(frame(99), 400, 300)).isEqualTo(Keeping.KEPT);
      assertThat(folder.counts().waiting()).isEqualTo(waiting);
    }
  }

  private CollectionFolder open(long reserve) throws IOException {
    return new CollectionFolder(
        new FolderSettings(mountPoint.resolve("collection"), 8 << 20, reserve));
  }

  private static CollectedFrame frame(int number) {
    return Frames.at("r-" + number, "yard", 1_000L * number, PICTURE);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(mountPoint.resolve("collection"))) {
      return all.toList();
    }
  }

  private static void fill(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] page = new byte[4096];
      while (true) {
        out.write(page);
      }
    } catch (IOException full) {
      assertThat(Files.size(file)).isPositive();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
