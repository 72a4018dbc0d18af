package io.marram.awsiot.internal.store;

import static io.marram.awsiot.Samples.message;
import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.Entry;
import io.marram.awsiot.Item;
import io.marram.awsiot.Lane;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

class OutboxPropertyTest {

  private static final List<StreamSettings> STREAMS =
      List.of(
          new StreamSettings("readings", Lane.READINGS, 20),
          new StreamSettings("counts", Lane.EVENTS, 0),
          new StreamSettings("alerts", Lane.ALERTS, 0));

  Path folder;
  BerkeleyOutbox outbox;

  @BeforeTry
  void open() throws IOException {
    folder = Files.createTempDirectory("outbox");
    outbox = new BerkeleyOutbox(settings());
  }

  @AfterTry
  void close() throws IOException {
    outbox.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /** What is done is chosen by the number: appending mostly, then removing, then opening again. */
  @Property(tries = 8)
  void booksAgreeWithTheFilesAtEveryMoment(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 99) Integer> steps)
      throws OutboxException {
    Map<String, Long> accepted = new TreeMap<>();
    for (int step : steps) {
      StreamSettings stream = STREAMS.get(step % STREAMS.size());
      if (step < 60) {
        for (int i = 0; i <= step; i++) {
          long seq = accepted.merge(stream.name(), 1L, Long::sum);
          assertThat(outbox.append(stream, item(stream, seq))).isEqualTo(seq);
        }
      } else if (step < 95) {
        for (StreamState state : outbox.streams()) {
          long through = state.first() + state.pending() * (step - 60) / 40;
          if (step % 2 == 0) {
            outbox.acknowledge(state.id(), through);
          } else {
            outbox.drop(state.id(), through);
          }
        }
      } else {
        outbox.close();
        outbox = new BerkeleyOutbox(settings());
      }
      outbox.force();
      requireBooksInOrder(accepted);
    }
  }

  private void requireBooksInOrder(Map<String, Long> accepted) throws OutboxException {
    assertThat(outbox.streams())
        .extracting(StreamState::lane)
        .isSortedAccordingTo(Comparator.naturalOrder());
    for (StreamState state : outbox.streams()) {
      String name = state.id().substring(0, state.id().length() - 7);
      assertThat(state.accepted()).isEqualTo(accepted.get(name));
      assertThat(outbox.peek(state.id(), 1, Integer.MAX_VALUE))
          .extracting(Entry::seq)
          .containsExactlyElementsOf(
              LongStream.rangeClosed(state.first(), state.accepted()).boxed().toList());
    }
  }

  /**
   * A power cut: of what was written after the last time the disk was told, any part is missing.
   */
  @Property(tries = 8)
  void whatWasReadableSurvivesAPowerCut(
      @ForAll @IntRange(min = 1, max = 300) int before,
      @ForAll @IntRange(min = 0, max = 300) int after,
      @ForAll @IntRange(min = 0, max = 100) int percentLeft,
      @ForAll boolean zeros)
      throws Exception {
    StreamSettings stream = STREAMS.get(0);
    append(stream, 1, before);
    outbox.force();
    StreamState readable = outbox.streams().get(0);
    Path log = lastLog();
    long forced = Files.size(log);
    append(stream, before + 1, after);
    outbox.close();

    cut(log, forced, percentLeft, zeros);
    outbox = new BerkeleyOutbox(settings());

    StreamState state = outbox.streams().get(0);
    assertThat(state.id()).isEqualTo(readable.id());
    assertThat(state.accepted()).isBetween((long) before, (long) before + after);
    assertThat(outbox.peek(state.id(), 1, Integer.MAX_VALUE))
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, state.accepted())
                .mapToObj(seq -> new Entry(seq, reading(seq)))
                .toList());
  }

  /** Shortens the file, or fills what is missing with zeros, as file systems do after a cut. */
  private static void cut(Path log, long forced, int percentLeft, boolean zeros)
      throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      long length = file.length();
      long left = forced + (length - forced) * percentLeft / 100;
      file.setLength(left);
      if (zeros) {
        file.setLength(length);
      }
    }
  }

  private Path lastLog() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jdb"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void append(StreamSettings stream, int first, int items) throws OutboxException {
    for (int seq = first; seq < first + items; seq++) {
      outbox.append(stream, item(stream, seq));
    }
  }

  private static Item item(StreamSettings stream, long seq) {
    return stream.lane() == Lane.READINGS ? reading(seq) : message(Long.toString(seq));
  }

  private OutboxSettings settings() {
    return new OutboxSettings(folder, OutboxSettings.MIN_BYTES);
  }
}
