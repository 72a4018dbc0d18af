package io.marram.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.collection.CollectionRule;
import io.marram.collection.CollectorSettings;
import io.marram.collection.FolderSettings;
import io.marram.collection.Frames;
import io.marram.collection.Occasion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens while the disk does not take pictures. */
class CollectorTest {

  private static final byte[] PICTURE = Frames.noise(320, 240, 1);

  @TempDir Path data;
  private Path folder;
  private long now;

  @BeforeEach
  void place() {
    folder = data.resolve("collection");
  }

  @Test
  void aFolderThatCannotBeMadeIsTriedAgainFromTimeToTime() throws IOException {
    Files.writeString(folder, "in the way");
    try (Collector collector = collector(0)) {
      collector.offer(Frames.frame("r-1", PICTURE));
      Files.delete(folder);

      now = 4_999;
      collector.offer(Frames.frame("r-2", PICTURE));
      assertThat(folder).doesNotExist();

      now = 5_000;
      collector.offer(Frames.frame("r-3", PICTURE));
      assertThat(pictures()).isEqualTo(1);
    }
  }

  @Test
  void aDiskWithoutRoomIsLeftAlone() throws IOException {
    long everything = Files.getFileStore(data).getTotalSpace();
    try (Collector collector = collector(everything)) {
      collector.offer(Frames.frame("r-1", PICTURE));
      now = 10_000;
      collector.offer(Frames.frame("r-2", PICTURE));

      assertThat(pictures()).isZero();
    }
  }

  @Test
  void aFolderThatIsTakenAwayIsSaidAndNothingIsThrown() throws IOException {
    try (Collector collector = collector(0)) {
      collector.offer(Frames.frame("r-1", PICTURE));
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted((one, other) -> other.compareTo(one)).toList()) {
          Files.delete(file);
        }
      }

      collector.offer(Frames.frame("r-2", PICTURE));
      now = 5_000;
      collector.offer(Frames.frame("r-3", PICTURE));

      assertThat(pictures()).isEqualTo(1);
    }
  }

  @Test
  void afterItsEndNothingIsKept() throws IOException {
    Collector collector = collector(0);
    collector.close();

    collector.offer(Frames.frame("r-1", PICTURE));

    assertThat(pictures()).isZero();
  }

  private Collector collector(long reserve) {
    return new Collector(
        "collector",
        new CollectorSettings(
            true,
            new CollectionRule(Occasion.ALWAYS, Duration.ZERO, 0.01, 0.15, 0.45),
            new FolderSettings(folder, 10 << 20, reserve),
            Optional.empty()),
        Pauses.DEFAULT,
        () -> now);
  }

  private long pictures() throws IOException {
    Path waiting = folder.resolve("waiting");
    if (!Files.isDirectory(waiting)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(waiting)) {
      return files.filter(file -> file.toString().endsWith(".jpg")).count();
    }
  }
}
