package io.marram.anomaly.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingJournalTest {

  private static final int FILE_BYTES = 4 << 10;

  @TempDir Path home;

  @Test
  void keepsLinesInTheirOrder() throws IOException {
    try (RotatingJournal journal = journal(10)) {
      append(journal, 0, 700);
      journal.flush();
      append(journal, 700, 710);
      assertThat(journal.written()).isEqualTo(700);
    }

    assertThat(lines()).isEqualTo(numbers(0, 710));
    assertThat(files()).hasSizeGreaterThan(1);
  }

  @Test
  void noFileIsLongerThanItMayBeAndAllAreWithinTheBudget() throws IOException {
    try (RotatingJournal journal = journal(4)) {
      for (int i = 0; i < 20; i++) {
        append(journal, i * 100, i * 100 + 100);
        journal.flush();
        assertThat(files())
            .allSatisfy(file -> assertThat(Files.size(file)).isLessThanOrEqualTo(4096));
        assertThat(bytes()).isLessThanOrEqualTo(4L * FILE_BYTES);
      }
    }

    assertThat(lines()).endsWith("line 1999").doesNotContain("line 0");
    assertThat(bytes()).isGreaterThan(2L * FILE_BYTES);
  }

  @Test
  void goesOnInTheSameFileAfterARestart() throws IOException {
    write(10, 0, 5);
    write(10, 5, 8);

    assertThat(lines()).isEqualTo(numbers(0, 8));
    assertThat(files()).hasSize(1);
  }

  @Test
  void healsALineThatACrashHasTorn() throws IOException {
    write(10, 0, 5);
    Files.writeString(files().get(0), "line 5 is not who", StandardOpenOption.APPEND);

    write(10, 5, 7);

    assertThat(lines()).isEqualTo(numbers(0, 7));
  }

  @Test
  void healsAFileWithoutAnyWholeLine() throws IOException {
    write(10, 0, 1);
    Files.writeString(files().get(0), "x".repeat(10_000));

    write(10, 5, 7);

    assertThat(lines()).isEqualTo(numbers(5, 7));
  }

  @Test
  void deletesWhatIsBeyondASmallerBudget() throws IOException {
    write(20, 0, 5_000);
    assertThat(bytes()).isGreaterThan(10L * FILE_BYTES);

    write(2, 5_000, 5_001);

    assertThat(bytes()).isLessThanOrEqualTo(2L * FILE_BYTES);
    assertThat(lines()).endsWith("line 5000");
  }

  @Test
  void leavesTheFilesOfOthersAlone() throws IOException {
    Files.createDirectories(folder());
    Path note = Files.writeString(folder().resolve("journal.txt"), "n".repeat(100_000));

    write(2, 0, 5_000);

    assertThat(Files.size(note)).isEqualTo(100_000);
  }

  @Test
  void goesOnWhenSomebodyDeletesTheFiles() throws IOException {
    try (RotatingJournal journal = journal(10)) {
      append(journal, 0, 5);
      journal.flush();
      Files.delete(files().get(0));
      append(journal, 5, 7);
    }

    assertThat(lines()).isEqualTo(numbers(5, 7));
  }

  @Test
  void goesOnWhenSomebodyDeletesTheFilesWhileItIsFailing() throws IOException {
    try (RotatingJournal journal = journal(10)) {
      append(journal, 0, 5);
      journal.flush();
      Path away = home.resolve("away");
      Files.move(folder(), away);
      append(journal, 5, 7);
      journal.flush();
      Files.move(away, folder());
      Files.delete(files().get(0));

      append(journal, 7, 9);
    }

    assertThat(lines()).isEqualTo(numbers(7, 9));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
  }

  @Test
  void goesOnWhenTheWholeFolderWasGone() throws IOException {
    try (RotatingJournal journal = journal(10)) {
      append(journal, 0, 5);
      journal.flush();
      Path away = home.resolve("away");
      Files.move(folder(), away);

      append(journal, 5, 7);
      journal.flush();
      assertThat(journal.problem()).isPresent();
      assertThat(journal.dropped()).isEqualTo(2);

      Files.move(away, folder());
      append(journal, 7, 9);
      journal.flush();
      assertThat(journal.problem()).isEmpty();
    }

    assertThat(lines()).endsWith("line 7", "line 8").doesNotContain("line 5");
  }

  @Test
  void keepsTheReserveOfTheDiskFree() throws IOException {
    write(10, 0, 1_000);
    long more = Files.getFileStore(home).getTotalSpace() + 1;

    try (RotatingJournal journal =
        new RotatingJournal(new JournalSettings(folder(), FILE_BYTES, 10L * FILE_BYTES, more))) {
      append(journal, 1_000, 1_003);
      journal.flush();

      assertThat(journal.dropped()).isEqualTo(3);
      assertThat(journal.problem())
          .hasValueSatisfying(problem -> assertThat(problem).contains("the disk has less than"));
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void dropsALineThatIsLongerThanAFile() throws IOException {
    try (RotatingJournal journal = journal(10)) {
      journal.append("x".repeat(FILE_BYTES));
      append(journal, 0, 2);
      assertThat(journal.dropped()).isEqualTo(1);
    }

    assertThat(lines()).isEqualTo(numbers(0, 2));
  }

  @Test
  void onlyOneJournalWritesIntoAFolder() throws IOException {
    try (RotatingJournal first = journal(10)) {
      append(first, 0, 1);
      assertThatThrownBy(() -> journal(10))
          .isInstanceOf(IOException.class)
          .hasMessage("another journal writes into " + folder());
    }
    write(10, 1, 2);

    assertThat(lines()).isEqualTo(numbers(0, 2));
  }

  @Test
  void refusesAFolderThatIsAFile() throws IOException {
    Files.writeString(folder(), "here already");

    assertThatThrownBy(() -> journal(10)).isInstanceOf(IOException.class);
  }

  @Test
  void onlyItsOwnerMayReadIt() throws IOException {
    write(10, 0, 1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void isNotHurtByAnInterrupt() throws IOException {
    try (RotatingJournal journal = journal(10)) {
      append(journal, 0, 1);
      Thread.currentThread().interrupt();
      journal.flush();
      append(journal, 1, 2);
      journal.flush();
      assertThat(Thread.interrupted()).isTrue();
    }

    assertThat(lines()).isEqualTo(numbers(0, 2));
  }

  @Test
  void refusesSettingsThatContradictThemselves() {
    assertThatThrownBy(() -> new JournalSettings(folder(), 10_000, 19_999, 0))
        .hasMessage("the budget must be at least two files, was 19999 bytes with files of 10000");
    assertThatThrownBy(() -> new JournalSettings(folder(), 100, 19_999, 0))
        .hasMessage("a file must have at least 4096 bytes, was 100");
    assertThatThrownBy(() -> new JournalSettings(folder(), 10_000, 20_000, -1))
        .hasMessage("the reserve must not be negative, was -1");
  }

  private void write(int budgetFiles, int from, int until) throws IOException {
    try (RotatingJournal journal = journal(budgetFiles)) {
      append(journal, from, until);
    }
  }

  private RotatingJournal journal(int budgetFiles) throws IOException {
    return new RotatingJournal(
        new JournalSettings(folder(), FILE_BYTES, (long) budgetFiles * FILE_BYTES, 0));
  }

  private static void append(RotatingJournal journal, int from, int until) {
    numbers(from, until).forEach(journal::append);
  }

  private static List<String> numbers(int from, int until) {
    return IntStream.range(from, until).mapToObj(i -> "line " + i).toList();
  }

  private Path folder() {
    return home.resolve("journal");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  private List<String> lines() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Path file : files()) {
      text.append(Files.readString(file));
    }
    assertThat(text.toString()).endsWith("\n");
    return text.toString().lines().toList();
  }
}
