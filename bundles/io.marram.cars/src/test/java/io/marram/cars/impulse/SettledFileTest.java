package io.marram.cars.impulse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettledFileTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final SettledFile file = new SettledFile(Duration.ofSeconds(2));

  private static ProgramFile.Stamp stamp(long modifiedMillis, long bytes) {
    return new ProgramFile.Stamp(modifiedMillis, bytes, "inode");
  }

  @Test
  void anOldFileHasSettled() {
    assertThat(file.look(stamp(NOW - 2000, 5), 0, NOW)).isTrue();
  }

  @Test
  void aFileThatGrowsHasNotSettled() {
    for (int second = 0; second < 9; second++) {
      ProgramFile.Stamp grown = stamp(NOW + 1000 * second, second);
      assertThat(file.look(grown, second * SECOND, NOW + 1000 * second)).isFalse();
    }
  }

  @Test
  void aNewFileHasSettledAfterAWhile() {
    assertThat(file.look(stamp(NOW, 5), 0, NOW)).isFalse();
    assertThat(file.look(stamp(NOW, 5), 2 * SECOND, NOW + 2000)).isTrue();
  }

  @Test
  void aFileOfTheFutureSettlesAsWell() {
    long future = NOW + 86_400_000;
    assertThat(file.look(stamp(future, 5), 0, NOW)).isFalse();
    assertThat(file.look(stamp(future, 5), 2 * SECOND, NOW + 2000)).isTrue();
  }
}
