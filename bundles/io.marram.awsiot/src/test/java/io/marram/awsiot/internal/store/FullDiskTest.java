package io.marram.awsiot.internal.store;

import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marram.awsiot.Entry;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.StreamState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file system of 12 MB that others fill as well. */
class FullDiskTest {

  private static final OutboxException.Reason FULL = OutboxException.Reason.DISK_FULL;

  @TempDir Path mountPoint;
  boolean mounted;
  BerkeleyOutbox outbox;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", mountPoint.toString());
    if (!mounted) {
      System.err.println("FullDiskTest is skipped: only root may mount a small file system");
    }
    assumeTrue(mounted, "only root may mount a small file system");
    outbox =
        new BerkeleyOutbox(
            new OutboxSettings(mountPoint.resolve("outbox"), OutboxSettings.MIN_BYTES));
  }

  @AfterEach
  void unmount() throws Exception {
    if (outbox != null) {
      outbox.close();
    }
    if (mounted) {
      run("umount", "-l", mountPoint.toString());
    }
  }

  @Test
  void refusesAndLosesNothingAndGoesOnWhenThereIsRoom() throws Exception {
    Path others = mountPoint.resolve("others");
    Files.write(others, new byte[5 << 20]);

    long accepted = appendUntilRefused();

    assertThat(outbox.problem()).hasValueSatisfying(p -> assertThat(p).contains("disk is full"));
    assertThatThrownBy(() -> outbox.append(READINGS, reading(1)))
        .isInstanceOfSatisfying(OutboxException.class, e -> assertThat(e.reason()).isEqualTo(FULL));

    Files.delete(others);
    Eventually.until("it works again", () -> outbox.problem().isEmpty());
    assertThat(outbox.append(READINGS, reading(accepted + 1))).isEqualTo(accepted + 1);
    outbox.force();
    assertThat(pending()).isEqualTo(numbers(accepted + 1));
  }

  @Test
  void canStillBeEmptiedWhenTheDiskIsFull() throws Exception {
    appendUntilRefused();
    StreamState state = outbox.streams().get(0);

    outbox.acknowledge(state.id(), state.accepted());

    Eventually.until("it works again", () -> outbox.problem().isEmpty());
    assertThat(outbox.append(READINGS, reading(1))).isEqualTo(state.accepted() + 1);
  }

  @Test
  void losesNothingWhenSomebodyElseTakesTheLastByte() throws Exception {
    for (int i = 1; i <= 5_000; i++) {
      outbox.append(READINGS, reading(i));
    }
    Path others = mountPoint.resolve("others");
    fill(others);

    long accepted = 5_000 + appendUntilRefused(5_000);

    Files.delete(others);
    Eventually.until("it works again", () -> outbox.problem().isEmpty());
    outbox.append(READINGS, reading(accepted + 1));
    outbox.force();
    assertThat(pending()).isEqualTo(numbers(accepted + 1));
  }

  private long appendUntilRefused() {
    return appendUntilRefused(0);
  }

  /** Appends readings after this one; returns how many were accepted. */
  private long appendUntilRefused(long after) {
    for (long i = after + 1; ; i++) {
      try {
        outbox.append(READINGS, reading(i));
      } catch (OutboxException e) {
        assertThat(e.reason()).as(e.getMessage()).isEqualTo(FULL);
        return i - 1 - after;
      }
    }
  }

  private List<Entry> pending() throws OutboxException {
    return outbox.peek(outbox.streams().get(0).id(), 1, Integer.MAX_VALUE);
  }

  private static List<Entry> numbers(long through) {
    return LongStream.rangeClosed(1, through).mapToObj(i -> new Entry(i, reading(i))).toList();
  }

  private static void fill(Path file) throws IOException {
    try (var out = Files.newOutputStream(file)) {
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
