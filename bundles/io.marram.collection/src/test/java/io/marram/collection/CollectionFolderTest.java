package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectionFolderTest {

  private static final byte[] PICTURE = Frames.noise(400, 300, 1);

  @TempDir Path data;
  private Path path;

  @BeforeEach
  void place() {
    path = data.resolve("a").resolve("b");
  }

  @Test
  void aPictureHasItsLabelsBesideIt() throws Exception {
    try (CollectionFolder folder = open(10)) {
      assertThat(folder.keep(Frames.frame("r-1", PICTURE, 0.9), 400, 300)).isEqualTo(Keeping.KEPT);

      KeptPicture kept = folder.oldestWaiting().orElseThrow();
      assertThat(Files.readAllBytes(kept.picture())).isEqualTo(PICTURE);
      LabelFile labels = LabelFile.read(Files.readAllBytes(kept.labels()));
      assertThat(labels.width()).isEqualTo(400);
      assertThat(labels.labels()).isEqualTo(Frames.frame("r-1", PICTURE, 0.9).labels());
    }
  }

  @Test
  void nobodyElseMayReadIt() throws Exception {
    try (CollectionFolder folder = open(10)) {
      folder.keep(Frames.frame("r-1", PICTURE), 400, 300);

      assertThat(permissions(path)).isEqualTo("rwx------");
      assertThat(permissions(path.resolve("waiting"))).isEqualTo("rwx------");
      for (Path file : files("waiting")) {
        assertThat(permissions(file)).isEqualTo("rw-------");
      }
    }
  }

  @Test
  void theSameFrameIsKeptOnce() throws Exception {
    try (CollectionFolder folder = open(10)) {
      folder.keep(Frames.frame("r-1", PICTURE), 400, 300);

      assertThat(folder.keep(Frames.frame("r-1", PICTURE), 400, 300)).isEqualTo(Keeping.KNOWN);
      folder.markUploaded(folder.oldestWaiting().orElseThrow());
      assertThat(folder.keep(Frames.frame("r-1", PICTURE), 400, 300)).isEqualTo(Keeping.KNOWN);
      assertThat(folder.counts())
          .matches(counts -> counts.uploaded() == 1 && counts.waiting() == 0);
    }
  }

  @Test
  void forTheBudgetUploadedOnesGoFirstAndThenTheOldest() throws Exception {
    int fitting = (1 << 20) / (PICTURE.length + 200);
    try (CollectionFolder folder = open(1)) {
      for (int i = 0; i < fitting; i++) {
        keep(folder, i);
      }
      folder.markUploaded(folder.oldestWaiting().orElseThrow());

      keep(folder, fitting);

      assertThat(folder.counts()).isEqualTo(counts(folder, fitting, 0, 0));
      keep(folder, fitting + 1);
      assertThat(folder.counts()).isEqualTo(counts(folder, fitting, 0, 1));
      assertThat(folder.counts().bytes()).isLessThanOrEqualTo(1 << 20);
      assertThat(folder.oldestWaiting().orElseThrow().name())
          .isEqualTo(PictureName.of(Frames.at("r-2", "yard", 2_000, PICTURE)));
      assertThat(files("waiting")).hasSize(2 * fitting);
      assertThat(files("uploaded")).isEmpty();
    }
  }

  @Test
  void whatIsLargerThanTheBudgetIsNotKept() throws Exception {
    try (CollectionFolder folder = open(1)) {
      keep(folder, 1);
      byte[] large = new byte[2 << 20];

      assertThat(folder.keep(Frames.frame("r-2", large), 400, 300)).isEqualTo(Keeping.TOO_LARGE);
      assertThat(folder.counts().waiting()).isEqualTo(1);
    }
  }

  @Test
  void theReserveCostsOnlyUploadedPictures() throws Exception {
    try (CollectionFolder folder = open(10)) {
      keep(folder, 1);
      keep(folder, 2);
      folder.markUploaded(folder.oldestWaiting().orElseThrow());
    }
    long everything = Files.getFileStore(path).getTotalSpace();
    FolderSettings greedy = new FolderSettings(path, 10 << 20, everything);
    try (CollectionFolder folder = new CollectionFolder(greedy)) {
      assertThat(folder.keep(Frames.at("r-3", "yard", 3_000, PICTURE), 400, 300))
          .isEqualTo(Keeping.DISK_FULL);
      assertThat(folder.counts()).isEqualTo(counts(folder, 1, 0, 0));
    }
  }

  @Test
  void aFolderIsFoundAgainAsItWas() throws Exception {
    FolderCounts before;
    try (CollectionFolder folder = open(10)) {
      keep(folder, 1);
      keep(folder, 2);
      folder.markUploaded(folder.oldestWaiting().orElseThrow());
      before = folder.counts();
    }

    try (CollectionFolder folder = open(10)) {
      assertThat(folder.counts()).isEqualTo(before);
      assertThat(before.waiting()).isEqualTo(1);
      assertThat(before.uploaded()).isEqualTo(1);
    }
  }

  @Test
  void whatACrashLeftIsTidiedAndFilesOfOthersStay() throws Exception {
    KeptPicture moved;
    try (CollectionFolder folder = open(10)) {
      keep(folder, 1);
      keep(folder, 2);
      moved = folder.oldestWaiting().orElseThrow();
    }
    Path waiting = path.resolve("waiting");
    Path uploaded = path.resolve("uploaded");
    // Between the two moves of a picture that was uploaded.
    Files.move(moved.picture(), uploaded.resolve(moved.picture().getFileName()));
    Files.write(waiting.resolve(".unfinished-20261121T203301.123Z_yard_1a2b3c4d.jpg"), PICTURE);
    Path alone =
        Files.writeString(waiting.resolve("20261121T203301.123Z_yard_1a2b3c4d.json"), "{}");
    Path empty = Files.createFile(waiting.resolve("20261121T203301.124Z_yard_1a2b3c4d.jpg"));
    Path own = Files.writeString(waiting.resolve("notes.txt"), "mine");

    try (CollectionFolder folder = open(10)) {
      assertThat(folder.counts()).isEqualTo(counts(folder, 1, 1, 0));
      assertThat(uploaded.resolve(moved.labels().getFileName())).exists();
      assertThat(alone).doesNotExist();
      assertThat(empty).doesNotExist();
      assertThat(own).hasContent("mine");
      assertThat(files("waiting")).hasSize(3);
    }
  }

  @Test
  void oneAtATimeHasAFolder() throws Exception {
    try (CollectionFolder folder = open(10)) {
      assertThat(folder.counts().waiting()).isZero();
      assertThatThrownBy(() -> open(10))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("another collector has the folder");
    }
    open(10).close();
  }

  @Test
  void aFolderThatCannotBeMadeIsAFailure() throws Exception {
    Files.writeString(data.resolve("a"), "a file");

    assertThatThrownBy(() -> open(10)).isInstanceOf(IOException.class);
  }

  private void keep(CollectionFolder folder, int number) throws IOException {
    assertThat(folder.keep(Frames.at("r-" + number, "yard", 1_000L * number, PICTURE), 400, 300))
        .isEqualTo(Keeping.KEPT);
  }

  private static FolderCounts counts(
      CollectionFolder folder, int waiting, int uploaded, int dropped) {
    return new FolderCounts(waiting, uploaded, folder.counts().bytes(), dropped);
  }

  private CollectionFolder open(int megabytes) throws IOException {
    return new CollectionFolder(new FolderSettings(path, (long) megabytes << 20, 0));
  }

  private List<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(path.resolve(folder))) {
      return all.toList();
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
