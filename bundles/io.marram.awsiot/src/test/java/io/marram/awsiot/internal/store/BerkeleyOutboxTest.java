package io.marram.awsiot.internal.store;

import static io.marram.awsiot.Samples.ALERTS;
import static io.marram.awsiot.Samples.EVENTS;
import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.message;
import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.marram.awsiot.Entry;
import io.marram.awsiot.Item;
import io.marram.awsiot.Lane;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BerkeleyOutboxTest {

  @TempDir Path folder;
  BerkeleyOutbox outbox;

  @BeforeEach
  void open() {
    outbox = new BerkeleyOutbox(new OutboxSettings(folder, OutboxSettings.MIN_BYTES));
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void countsEachStreamFromOne() throws OutboxException {
    assertThat(outbox.append(READINGS, reading(1))).isEqualTo(1);
    assertThat(outbox.append(READINGS, reading(2))).isEqualTo(2);
    assertThat(outbox.append(EVENTS, message("one"))).isEqualTo(1);
  }

  @Test
  void givesBackWhatItTook() throws OutboxException {
    outbox.append(READINGS, reading(7));
    outbox.append(EVENTS, message("payload"));
    outbox.force();

    assertThat(outbox.peek(id(READINGS), 1, 10)).containsExactly(new Entry(1, reading(7)));
    List<Entry> events = outbox.peek(id(EVENTS), 1, 10);
    assertThat(events).hasSize(1);
    assertThat(events.get(0).item()).usingRecursiveComparison().isEqualTo(message("payload"));
  }

  @Test
  void keepsReadingsAndMessagesOfOneNameApart() throws OutboxException {
    outbox.append(READINGS, reading(1));

    assertThat(outbox.append(READINGS, message("text"))).isEqualTo(1);
    assertThat(outbox.streams()).extracting(StreamState::readings).containsExactly(true, false);
    assertThat(outbox.streams()).extracting(StreamState::id).doesNotHaveDuplicates();
  }

  @Test
  void namesAStreamWithSixDigitsThatAreDrawnAnewForNewFiles() throws Exception {
    outbox.append(READINGS, reading(1));
    String first = id(READINGS);
    Path other = Files.createDirectory(folder.resolve("other"));

    try (BerkeleyOutbox lost =
        new BerkeleyOutbox(new OutboxSettings(other, OutboxSettings.MIN_BYTES))) {
      lost.append(READINGS, reading(1));

      assertThat(first).matches("readings-[0-9a-f]{6}");
      assertThat(lost.streams().get(0).id()).matches("readings-[0-9a-f]{6}").isNotEqualTo(first);
    }
  }

  @Test
  void showsOnlyWhatIsOnTheDiskItself() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    outbox.onReadable(told::countDown);

    outbox.append(READINGS, reading(1));

    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(outbox.peek(id(READINGS), 1, 10)).hasSize(1);
  }

  @Test
  void hasAlertsOnTheDiskWhenItTookThem() throws OutboxException {
    outbox.append(ALERTS, message("fire"));

    assertThat(outbox.peek(id(ALERTS), 1, 10)).hasSize(1);
  }

  @Test
  void forgetsWhatIsAcknowledgedAndCountsIt() throws OutboxException {
    append(READINGS, 5);

    outbox.acknowledge(id(READINGS), 3);

    assertThat(outbox.peek(id(READINGS), 1, 10)).extracting(Entry::seq).containsExactly(4L, 5L);
    assertThat(state(READINGS))
        .extracting(StreamState::accepted, StreamState::acknowledged, StreamState::dropped)
        .containsExactly(5L, 3L, 0L);
    assertThat(state(READINGS).first()).isEqualTo(4);
  }

  @Test
  void countsNothingTwice() throws OutboxException {
    append(READINGS, 5);

    outbox.acknowledge(id(READINGS), 3);
    outbox.acknowledge(id(READINGS), 2);
    outbox.drop(id(READINGS), 4);
    outbox.acknowledge(id(READINGS), 1_000);

    assertThat(state(READINGS))
        .extracting(StreamState::accepted, StreamState::acknowledged, StreamState::dropped)
        .containsExactly(5L, 4L, 1L);
  }

  @Test
  void goesOnWhereItWasWhenItIsOpenedAgain() throws OutboxException {
    append(READINGS, 5);
    append(EVENTS, 2);
    outbox.acknowledge(id(READINGS), 2);
    outbox.drop(id(EVENTS), 2);
    List<StreamState> before = outbox.streams();

    outbox.close();
    open();

    assertThat(outbox.streams()).isEqualTo(before);
    assertThat(outbox.peek(id(READINGS), 1, 10)).extracting(Entry::seq).containsExactly(3L, 4L, 5L);
    assertThat(outbox.append(READINGS, reading(6))).isEqualTo(6);
    assertThat(outbox.append(EVENTS, message("3"))).isEqualTo(3);
  }

  @Test
  void listsHigherLanesFirst() throws OutboxException {
    append(READINGS, 1);
    append(EVENTS, 1);
    append(ALERTS, 1);

    assertThat(outbox.streams())
        .extracting(StreamState::lane)
        .containsExactly(Lane.ALERTS, Lane.EVENTS, Lane.READINGS);
  }

  @Test
  void followsAChangedLane() throws OutboxException {
    append(READINGS, 1);

    outbox.append(new StreamSettings("readings", Lane.EVENTS, 3), reading(2));
    outbox.close();
    open();

    assertThat(outbox.streams())
        .extracting(StreamState::lane, StreamState::singlesPerSecond, StreamState::accepted)
        .containsExactly(tuple(Lane.EVENTS, 3, 2L));
  }

  @Test
  void keepsALargeMessage() throws OutboxException {
    Item.Message message = message(new byte[100_000]);
    outbox.append(EVENTS, message);
    outbox.force();

    Item.Message read = (Item.Message) outbox.peek(id(EVENTS), 1, 1).get(0).item();
    assertThat(read.publication().payload()).hasSize(100_000);
  }

  @Test
  void refusesWhenItIsClosed() throws OutboxException {
    append(READINGS, 1);
    outbox.close();

    assertThatThrownBy(() -> outbox.append(READINGS, reading(2)))
        .isInstanceOfSatisfying(
            OutboxException.class,
            e -> assertThat(e.reason()).isEqualTo(OutboxException.Reason.CLOSED));
    assertThat(outbox.streams()).extracting(StreamState::accepted).containsExactly(1L);
  }

  @Test
  void saysWhenItsFolderCannotBeUsedAndRecovers() throws Exception {
    Path place = folder.resolve("place");
    Files.writeString(place, "a file, not a folder");

    try (BerkeleyOutbox other =
        new BerkeleyOutbox(new OutboxSettings(place, OutboxSettings.MIN_BYTES))) {
      assertThat(other.problem()).isPresent();
      assertThatThrownBy(() -> other.append(READINGS, reading(1)))
          .isInstanceOf(OutboxException.class);
      Files.delete(place);

      Eventually.until("it works again", () -> other.problem().isEmpty());
      assertThat(other.append(READINGS, reading(1))).isEqualTo(1);
    }
  }

  @Test
  void letsNobodyElseLookIntoItsFolder() throws Exception {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  private void append(StreamSettings stream, int items) throws OutboxException {
    for (int i = 1; i <= items; i++) {
      outbox.append(stream, stream == READINGS ? reading(i) : message("" + i));
    }
    outbox.force();
  }

  private String id(StreamSettings stream) {
    return state(stream).id();
  }

  private StreamState state(StreamSettings stream) {
    return outbox.streams().stream()
        .filter(state -> state.id().startsWith(stream.name()))
        .findFirst()
        .orElseThrow();
  }
}
