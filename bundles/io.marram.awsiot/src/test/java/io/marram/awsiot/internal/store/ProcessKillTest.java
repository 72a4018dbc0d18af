package io.marram.awsiot.internal.store;

import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.Entry;
import io.marram.awsiot.StreamState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process that appends, with SIGKILL, again and again. */
class ProcessKillTest {

  private static final long SEED = 4;
  private static final int KILLS = Integer.getInteger("marram.outbox.kills", 3);

  @TempDir Path folder;

  @Test
  void hasEveryNumberThatAKilledProcessWasGiven() throws Exception {
    Random random = new Random(SEED);
    for (int kill = 0; kill < KILLS; kill++) {
      long last = appendAndKill(1_000 + random.nextInt(4_000));

      try (BerkeleyOutbox outbox = open()) {
        StreamState state = outbox.streams().get(0);
        assertThat(state.accepted()).isGreaterThanOrEqualTo(last);
        List<Entry> entries = outbox.peek(state.id(), 1, Integer.MAX_VALUE);
        assertThat((long) entries.size()).isEqualTo(state.pending());
        long seq = state.first();
        for (Entry entry : entries) {
          assertThat(entry).isEqualTo(new Entry(seq, reading(seq)));
          seq++;
        }
      }
    }
  }

  /** The last number that was printed; it is the highest. */
  private long appendAndKill(int afterLines) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                AppendingProcess.class.getName(),
                folder.toString(),
                Long.toString(OutboxSettings.MIN_BYTES * 2))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long last = 0;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))) {
      String line = lines.readLine();
      for (int i = 0; line != null; i++) {
        last = Long.parseLong(line);
        if (i == afterLines) {
          process.destroyForcibly();
        }
        line = whole(lines);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    return last;
  }

  /**
   * What a dying process wrote last may be half a line: then its number is too small, or nothing.
   */
  private static String whole(BufferedReader lines) {
    try {
      String line = lines.readLine();
      return line == null || line.isEmpty() ? null : line;
    } catch (IOException e) {
      return null;
    }
  }

  private BerkeleyOutbox open() {
    return new BerkeleyOutbox(new OutboxSettings(folder, OutboxSettings.MIN_BYTES * 2));
  }
}
