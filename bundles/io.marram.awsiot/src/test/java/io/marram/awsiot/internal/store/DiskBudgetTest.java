package io.marram.awsiot.internal.store;

import static io.marram.awsiot.Samples.ALERTS;
import static io.marram.awsiot.Samples.EVENTS;
import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.Entry;
import io.marram.awsiot.Item;
import io.marram.awsiot.Lane;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import io.marram.contract.Reading;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.kura.testing.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskBudgetTest {

  static final long BUDGET = OutboxSettings.MIN_BYTES;

  /** What a reading with the longest texts takes. */
  static final int READING_BYTES = 400;

  @TempDir Path folder;
  BerkeleyOutbox outbox;
  long largest;

  @BeforeEach
  void open() {
    outbox = new BerkeleyOutbox(new OutboxSettings(folder, BUDGET));
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void dropsTheOldestReadingsAndNeverTakesMoreThanTheBudget() throws OutboxException {
    fill(READINGS, 45_000);

    assertThat(largest).isLessThanOrEqualTo(BUDGET);
    StreamState state = state(READINGS);
    assertThat(state.accepted()).isEqualTo(45_000);
    assertThat(state.dropped()).isPositive();
    assertThat(seqs(READINGS)).first().isEqualTo(state.dropped() + 1);
    assertThat(seqs(READINGS)).last().isEqualTo(45_000L);
    assertThat((long) seqs(READINGS).size()).isEqualTo(state.pending());
    assertThat(state.pending() * READING_BYTES).as("the budget is used").isGreaterThan(BUDGET / 2);
  }

  @Test
  void dropsNothingWhileItIsSentInTime() throws OutboxException {
    for (int i = 0; i < 9; i++) {
      fill(READINGS, 4_000);
      outbox.acknowledge(state(READINGS).id(), Long.MAX_VALUE);
    }

    assertThat(state(READINGS).dropped()).isZero();
    assertThat(state(READINGS).acknowledged()).isEqualTo(36_000);
    assertThat(largest).isLessThanOrEqualTo(BUDGET);
  }

  @Test
  void givesTheDiskBackWhenItIsDrained() throws Exception {
    fill(READINGS, 24_000);
    long full = disk();

    outbox.acknowledge(state(READINGS).id(), Long.MAX_VALUE);
    outbox.force();

    Eventually.until("the disk has room", () -> disk() < full);
  }

  @Test
  void dropsReadingsBeforeEventsAndAlerts() throws OutboxException {
    fill(ALERTS, 20);
    fill(EVENTS, 1_000);
    fill(READINGS, 45_000);

    assertThat(state(READINGS).dropped()).isPositive();
    assertThat(state(EVENTS).dropped()).isZero();
    assertThat(state(ALERTS).dropped()).isZero();
    assertThat(seqs(EVENTS)).hasSize(1_000);
  }

  @Test
  void dropsAlertsWhenNothingElseIsLeft() throws OutboxException {
    fill(READINGS, 1_000);
    StreamSettings large = new StreamSettings("pictures", Lane.ALERTS, 0);
    for (int i = 0; i < 250; i++) {
      outbox.append(large, message(new byte[100_000]));
      largest = Math.max(largest, disk());
    }

    assertThat(largest).isLessThanOrEqualTo(BUDGET);
    assertThat(state(READINGS).pending()).isZero();
    assertThat(state(large).dropped()).isPositive();
    assertThat(seqs(large)).last().isEqualTo(250L);
  }

  @Test
  void dropsTheOldestOfSeveralStreams() throws OutboxException {
    StreamSettings second = new StreamSettings("second", Lane.READINGS, 0);
    for (int i = 0; i < 12; i++) {
      fill(READINGS, 2_000);
      fill(second, 2_000);
    }

    long difference = state(READINGS).dropped() - state(second).dropped();
    assertThat(state(second).dropped()).isPositive();
    assertThat(difference).isBetween(0L, 2_000L);
  }

  private void fill(StreamSettings stream, int items) throws OutboxException {
    for (int i = 1; i <= items; i++) {
      outbox.append(stream, stream.lane() == Lane.READINGS ? wordy(i) : message("" + i));
      if (i % 500 == 0) {
        largest = Math.max(largest, disk());
      }
    }
    outbox.force();
    largest = Math.max(largest, disk());
  }

  /** With long texts: the budget is used up sooner. */
  private static Item.Measurement wordy(long number) {
    String text = "x".repeat(128);
    return new Item.Measurement(
        new Reading("sensor-" + number % 50, text, text, number, "", 1_790_000_000_000L + number));
  }

  private List<Long> seqs(StreamSettings stream) throws OutboxException {
    return outbox.peek(state(stream).id(), 1, Integer.MAX_VALUE).stream().map(Entry::seq).toList();
  }

  private StreamState state(StreamSettings stream) {
    return outbox.streams().stream()
        .filter(state -> state.id().startsWith(stream.name()))
        .findFirst()
        .orElseThrow();
  }

  private long disk() {
    long bytes = 0;
    for (File file : folder.toFile().listFiles()) {
      bytes += file.length();
    }
    return bytes;
  }
}
