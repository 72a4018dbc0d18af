package io.marram.anomaly.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

  private static final int MEGABYTE = 1 << 20;

  @TempDir Path temporary;

  private final List<String> warnings = new ArrayList<>();

  @Test
  void readsWhatWasSavedLastAlsoAfterARestart() throws IOException {
    StateFolder folder = open(10);
    save(folder, "1", "a", "b");
    save(folder, "2", "a");

    assertThat(read(folder, "a")).contains("a2");
    assertThat(read(folder, "b")).contains("b1");
    StateFolder restarted = open(10);
    assertThat(read(restarted, "a")).contains("a2");
    assertThat(read(restarted, "b")).contains("b1");
    assertThat(read(restarted, "c")).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void keepsNamesOfAnyKindOutOfFileNames() throws IOException {
    String name = "../../etc/\u0000passwd €😀" + "x".repeat(900);
    save(open(10), "1", name);

    assertThat(read(open(10), name)).contains(name + "1");
    assertThat(names(folder())).containsExactly("000000000001.states");
  }

  @Test
  void onlyItsOwnerMayReadWhatIsThere() throws IOException {
    save(open(10), "1", "a");

    assertThat(permissions(folder())).isEqualTo("rwx------");
    assertThat(permissions(packs().get(0))).isEqualTo("rw-------");
  }

  @Test
  void writesOnlyWhatChanged() throws IOException {
    StateFolder folder = open(10);
    save(folder, "1", "a", "b", "c", "d");
    long before = Files.getLastModifiedTime(packs().get(0)).toMillis();

    save(folder, "2", "a");

    assertThat(packs()).hasSize(2);
    assertThat(Files.getLastModifiedTime(packs().get(0)).toMillis()).isEqualTo(before);
    assertThat(Files.size(packs().get(1))).isLessThan(50);
    save(folder, "3");
    assertThat(packs()).hasSize(2);
  }

  @Test
  void doesNotGrowHoweverOftenItSaves() throws IOException {
    StateFolder folder = open(100);
    String[] all = IntStream.range(0, 100).mapToObj(i -> "s" + i).toArray(String[]::new);
    for (int i = 0; i < 300; i++) {
      save(folder, String.valueOf(i), i % 10 == 0 ? all : new String[] {all[i % 100]});
    }

    assertThat(packs().size()).isLessThan(25);
    long bytes = packs().stream().mapToLong(StateFolderTest::size).sum();
    assertThat(bytes).isLessThan(3 * 100 * 40);
    assertThat(read(open(100), "s299".replace("299", "99"))).contains("s99299");
    assertThat(read(open(100), "s1")).contains("s1290");
  }

  @Test
  void keepsABoundedNumberOfSeriesThoseThatWereSavedLast() throws IOException {
    StateFolder folder = open(3);
    save(folder, "1", "a", "b", "c");
    save(folder, "2", "a");
    save(folder, "3", "d");

    assertThat(folder.size()).isEqualTo(3);
    assertThat(read(folder, "b")).isEmpty();
    StateFolder restarted = open(3);
    assertThat(restarted.size()).isEqualTo(3);
    assertThat(read(restarted, "b")).isEmpty();
    assertThat(read(restarted, "a")).contains("a2");
    assertThat(open(1).size()).isEqualTo(1);
  }

  @Test
  void aMillionNamesDoNotFillTheDisk() throws IOException {
    StateFolder folder = open(100);
    for (int i = 0; i < 1_000_000; i += 5000) {
      int from = i;
      save(
          folder,
          "1",
          IntStream.range(from, from + 150).mapToObj(n -> "sensor-" + n).toArray(String[]::new));
    }

    assertThat(folder.size()).isEqualTo(100);
    assertThat(packs().stream().mapToLong(StateFolderTest::size).sum()).isLessThan(50_000);
  }

  @Test
  void dividesMuchIntoFilesOfSomeMegabytes() throws IOException {
    StateFolder folder = open(100);
    byte[] large = new byte[3 * MEGABYTE];
    folder.save(IntStream.range(0, 12).mapToObj(i -> "s" + i).toList(), name -> Optional.of(large));

    assertThat(packs()).hasSize(2);
    assertThat(open(100).read("s11")).hasValueSatisfying(s -> assertThat(s).hasSize(large.length));
  }

  @Test
  void aDamagedStateIsSetAsideAndTheOthersStay() throws IOException {
    save(open(10), "1", "a", "b");
    flip(packs().get(0), 30);

    StateFolder folder = open(10);
    assertThat(read(folder, "a")).isEmpty();
    assertThat(read(folder, "b")).contains("b1");
    assertThat(warnings).singleElement().asString().contains("the state of a", "checksum");
    assertThat(aside()).hasSize(1);
  }

  @Test
  void aFileOfWhichNothingCanBeReadIsSetAside() throws IOException {
    save(open(10), "1", "a");
    flip(packs().get(0), 2);

    assertThat(read(open(10), "a")).isEmpty();
    assertThat(warnings).singleElement().asString().contains("no file of states");
    assertThat(packs()).isEmpty();
    assertThat(aside()).hasSize(1);
  }

  @Test
  void aFileOfALaterVersionIsSetAside() throws IOException {
    save(open(10), "1", "a");
    Path pack = packs().get(0);
    byte[] bytes = Files.readAllBytes(pack);
    bytes[7] = 2;
    Files.write(pack, bytes);

    StateFolder folder = open(10);
    assertThat(read(folder, "a")).isEmpty();
    assertThat(warnings).singleElement().asString().contains("version 2");
    save(folder, "2", "a");
    assertThat(read(open(10), "a")).contains("a2");
  }

  @Test
  void whereverAFileIsCutOffOrChangedItOpens() throws IOException {
    save(open(10), "1", "a", "b");
    Path pack = packs().get(0);
    byte[] whole = Files.readAllBytes(pack);
    for (int i = 0; i < whole.length; i++) {
      Files.write(pack, Arrays.copyOf(whole, i));
      assertThat(read(open(10), "a")).isIn(Optional.empty(), Optional.of("a1"));
      byte[] changed = whole.clone();
      changed[i] ^= 0x40;
      Files.write(pack, changed);
      StateFolder folder = open(10);
      assertThat(read(folder, "a")).isIn(Optional.empty(), Optional.of("a1"));
      assertThat(read(folder, "b")).isIn(Optional.empty(), Optional.of("b1"));
      Files.deleteIfExists(pack);
    }
    assertThat(aside().size()).isLessThanOrEqualTo(20);
  }

  @Test
  void whatIsSetAsideIsBoundedAndSoIsWhatIsSaid() throws IOException {
    StateFolder folder = open(100);
    for (int i = 0; i < 50; i++) {
      folder.refuse("s" + i, new byte[] {1}, new IOException("no good"));
    }

    assertThat(aside()).hasSize(20);
    assertThat(warnings).hasSize(20);
  }

  @Test
  void aSaveThatFailsHalfWayLeavesTheOld() throws IOException {
    StateFolder folder = open(10);
    save(folder, "1", "a", "b");

    assertThatThrownBy(
            () ->
                folder.save(
                    List.of("a", "b"),
                    name -> {
                      if (name.equals("b")) {
                        throw new IllegalStateException("thrown by a test");
                      }
                      return Optional.of(new byte[] {1});
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(read(folder, "a")).contains("a1");
    assertThat(read(open(10), "a")).contains("a1");
    assertThat(names(folder())).noneMatch(name -> name.endsWith(".new"));
  }

  @Test
  void draftsThatACrashLeftAreRemoved() throws IOException {
    save(open(10), "1", "a");
    Files.write(folder().resolve("000000000002.states.new"), new byte[] {1, 2, 3});

    assertThat(read(open(10), "a")).contains("a1");
    assertThat(names(folder())).noneMatch(name -> name.endsWith(".new"));
  }

  @Test
  void aCrashBetweenWritingAndDeletingChangesNothing() throws IOException {
    StateFolder folder = open(10);
    save(folder, "1", "a", "b");
    byte[] old = Files.readAllBytes(packs().get(0));
    Path oldPack = packs().get(0);
    save(folder, "2", "a", "b");
    save(folder, "3", "a");
    Files.write(oldPack, old);

    StateFolder restarted = open(10);

    assertThat(read(restarted, "a")).contains("a3");
    assertThat(read(restarted, "b")).contains("b2");
  }

  private Path folder() {
    return temporary.resolve("series");
  }

  private StateFolder open(int mostSeries) throws IOException {
    return StateFolder.open(
        folder(), mostSeries, (what, reason) -> warnings.add(what + ": " + reason));
  }

  /** Saves series, each as its name and what is given. */
  private static void save(StateFolder folder, String content, String... series)
      throws IOException {
    folder.save(
        List.of(series), name -> Optional.of((name + content).getBytes(StandardCharsets.UTF_8)));
  }

  private static Optional<String> read(StateFolder folder, String series) throws IOException {
    return folder.read(series).map(state -> new String(state, StandardCharsets.UTF_8));
  }

  private List<Path> packs() throws IOException {
    return files(".states");
  }

  private List<Path> aside() throws IOException {
    return files(".aside");
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[at] ^= 1;
    Files.write(file, bytes);
  }
}
