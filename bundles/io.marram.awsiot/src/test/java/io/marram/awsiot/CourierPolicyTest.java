package io.marram.awsiot;

import static io.marram.awsiot.FakeBroker.acknowledged;
import static io.marram.awsiot.Samples.EVENTS;
import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.message;
import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A courier whose broker's policy forbids some topics. */
class CourierPolicyTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long PACE = Duration.ofMillis(10).toNanos();
  private static final Predicate<Publication> SINGLE = p -> p.topic().startsWith("sensors/");
  private static final Predicate<Publication> BATCH = p -> p.topic().endsWith("/readings");

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final FakeBroker broker = new FakeBroker();
  private final Courier courier =
      new Courier(outbox, broker, CourierSettings.within("gw-1", 100), () -> 1_790_000_000_000L);
  private long now;

  @BeforeEach
  void connect() {
    courier.connected();
  }

  @Test
  void keepsReadingsThatAreNotAllowedAndLetsOtherStreamsGoOn() throws OutboxException {
    forbid(SINGLE.or(BATCH));
    append(READINGS, 100);
    append(EVENTS, 3);

    run(600 * SECOND);

    assertThat(outbox.state(READINGS).pending()).isEqualTo(100);
    assertThat(outbox.state(EVENTS).acknowledged()).isEqualTo(3);
  }

  @Test
  void triesForbiddenReadingsForEverWithPausesThatGrowToAMinute() throws OutboxException {
    forbid(SINGLE.or(BATCH));
    append(READINGS, 100);

    run(60 * SECOND);
    assertThat(broker.items()).as("after 0, 1, 3, 7, 15 and 31 s").hasSize(6);
    broker.got.clear();
    run(3600 * SECOND);
    assertThat(broker.items().stream().filter(BATCH)).hasSizeBetween(59, 61);

    broker.acknowledgeAll();
    run(61 * SECOND);
    assertThat(outbox.state(READINGS).acknowledged()).isEqualTo(100);
    assertThat(outbox.state(READINGS).dropped()).isZero();
  }

  @Test
  void putsReadingsInBatchesWhileSinglesAreNotAllowed() throws OutboxException {
    forbid(SINGLE);
    append(READINGS, 3);

    run(SECOND);

    assertThat(outbox.state(READINGS).acknowledged()).isEqualTo(3);
    assertThat(allowed(BATCH)).isEqualTo(1);
    assertThat(broker.seqs()).endsWith(1L, 2L, 3L);
  }

  @Test
  void triesSinglesAgainNowAndThenAndUsesThemWhenTheyAreAllowed() throws OutboxException {
    forbid(SINGLE);
    for (int i = 1; i <= 50; i++) {
      outbox.append(READINGS, reading(i));
      run(10 * SECOND);
    }
    assertThat(broker.items().stream().filter(SINGLE)).as("after 1, 3 and 7 minutes").hasSize(4);

    broker.acknowledgeAll();
    courier.forgive();
    broker.got.clear();
    outbox.append(READINGS, reading(51));
    run(SECOND);

    assertThat(broker.items()).singleElement().matches(SINGLE);
    assertThat(outbox.state(READINGS).acknowledged()).isEqualTo(51);
  }

  @Test
  void keepsTheOrderWhenOneOfManySinglesIsNotAllowed() throws OutboxException {
    forbid(p -> p.topic().equals("sensors/sensor-7/data"));
    append(READINGS, 10);

    run(SECOND);

    assertThat(outbox.state(READINGS).acknowledged()).isEqualTo(10);
    assertThat(broker.seqs())
        .containsSubsequence(LongStream.rangeClosed(1, 10).boxed().toArray(Long[]::new));
  }

  @Test
  void givesUpMessagesThatAreNotAllowedSoThatTheOthersGoOn() throws OutboxException {
    forbid(p -> p.payload()[0] == '2');
    append(EVENTS, 3);

    run(SECOND);

    assertThat(outbox.state(EVENTS))
        .extracting(StreamState::acknowledged, StreamState::dropped, StreamState::pending)
        .isEqualTo(List.of(2L, 1L, 0L));
  }

  @Test
  void dropsReadingsThatTheBrokerWouldNeverTake() throws OutboxException {
    broker.refuse();
    append(READINGS, 3);

    run(SECOND);

    assertThat(outbox.state(READINGS).dropped()).isEqualTo(3);
  }

  private void forbid(Predicate<Publication> forbidden) {
    broker.answer(
        p ->
            forbidden.test(p)
                ? CompletableFuture.completedFuture(PublishPort.Result.NOT_ALLOWED)
                : acknowledged());
  }

  private long allowed(Predicate<Publication> kind) {
    return broker.items().stream().filter(kind).count();
  }

  private void append(StreamSettings stream, int items) throws OutboxException {
    for (int i = 1; i <= items; i++) {
      outbox.append(stream, stream == READINGS ? reading(i) : message("" + i));
    }
  }

  private void run(long nanos) throws OutboxException {
    for (long end = now + nanos; now < end; now += PACE) {
      courier.step(now);
    }
  }
}
