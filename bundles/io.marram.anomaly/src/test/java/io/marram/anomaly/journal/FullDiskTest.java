package io.marram.anomaly.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of 1 MB that others fill as well. */
class FullDiskTest {

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
  void givesUpItsOldestFilesForTheReserve() throws IOException {
    try (RotatingJournal journal = journal(500 << 10)) {
      for (int i = 0; i < 20_000; i++) {
        journal.append("a line of the journal, number " + i);
      }
      journal.flush();

      assertThat(journal.dropped()).isZero();
      assertThat(Files.getFileStore(mountPoint).getUsableSpace()).isGreaterThan(400 << 10);
    }
    assertThat(text()).endsWith("number 19999\n").doesNotContain("number 1\n");
  }

  @Test
  void countsWhatItCannotWriteAndGoesOnWhenThereIsRoom() throws IOException {
    Path others = mountPoint.resolve("others");
    try (RotatingJournal journal = journal(0)) {
      journal.append("before");
      journal.flush();
      fill(others);
      for (int i = 0; i < 10_000; i++) {
        journal.append("a line of the journal, number " + i);
      }
      journal.flush();

      assertThat(journal.problem()).isPresent();
      assertThat(journal.dropped()).isPositive();
      assertThat(journal.dropped() + journal.written()).isEqualTo(10_001);
      Files.delete(others);
      journal.append("after");
      journal.flush();
      assertThat(journal.problem()).isEmpty();
    }

    assertThat(text()).startsWith("before\n").endsWith("\nafter\n");
    assertThat(text().lines())
        .allMatch(line -> line.matches("before|after|a line of the journal, number \\d+"));
  }

  private RotatingJournal journal(long reserveBytes) throws IOException {
    return new RotatingJournal(
        new JournalSettings(mountPoint.resolve("journal"), 128 << 10, 8 << 20, reserveBytes));
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(mountPoint.resolve("journal"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
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
