package io.marram.awsiot;

import static io.marram.awsiot.Samples.ALERTS;
import static io.marram.awsiot.Samples.EVENTS;
import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.message;
import static io.marram.awsiot.Samples.reading;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.StreamLedger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CourierTest {

  static final long SECOND = Duration.ofSeconds(1).toNanos();
  static final long PACE = Duration.ofMillis(10).toNanos();

  final MemoryOutbox outbox = new MemoryOutbox();
  final FakeBroker broker = new FakeBroker();
  final Courier courier =
      new Courier(outbox, broker, CourierSettings.within("gw-1", 100), () -> 1_790_000_000_000L);
  long now;

  @Test
  void sendsFewReadingsEachOnItsSensorsTopic() throws OutboxException {
    append(READINGS, 3);
    courier.connected();

    run(SECOND);

    assertThat(broker.items())
        .extracting(Publication::topic)
        .containsExactly("sensors/sensor-1/data", "sensors/sensor-2/data", "sensors/sensor-3/data");
    assertThat(broker.items().get(0).userProperties())
        .containsEntry("trace-id", "readings-0000aa/1");
    assertThat(broker.seqs()).containsExactly(1L, 2L, 3L);
    assertThat(outbox.state(READINGS).acknowledged()).isEqualTo(3);
  }

  @Test
  void sendsManyReadingsInBatches() throws OutboxException {
    append(READINGS, 1_000);
    courier.connected();

    run(SECOND);

    assertThat(broker.items())
        .singleElement()
        .satisfies(p -> assertThat(p.topic()).isEqualTo("gateways/gw-1/readings"));
    assertThat(ReadingBatch.parse(broker.items().get(0).payload()).readings()).hasSize(1_000);
    assertThat(outbox.state(READINGS).pending()).isZero();
  }

  @Test
  void neverMakesAMessageThatTheBrokerWouldRefuse() throws OutboxException {
    append(READINGS, 30_000);
    courier.connected();

    run(10 * SECOND);

    assertThat(broker.items()).allMatch(p -> p.packetBytes() <= Publication.MAX_BYTES);
    assertThat(broker.items()).allMatch(p -> p.payload().length > 100_000 || isLast(p));
    assertThat(broker.seqs()).containsExactlyElementsOf(numbers(30_000));
  }

  @Test
  void keepsToTheNumberOfSinglesASecond() throws OutboxException {
    courier.connected();
    for (int i = 0; i < 300; i++) {
      outbox.append(READINGS, reading(i + 1));
      run(SECOND / 30);
    }
    run(SECOND);

    long singles = broker.items().stream().filter(p -> p.topic().startsWith("sensors/")).count();
    assertThat(singles).isBetween(150L, 20L * 14);
    assertThat(broker.seqs()).containsExactlyElementsOf(numbers(300));
  }

  @Test
  void sendsAlertsBeforeEverythingElse() throws OutboxException {
    append(READINGS, 100);
    append(EVENTS, 20);
    append(ALERTS, 2);
    courier.connected();

    run(SECOND);

    assertThat(broker.items().subList(0, 2)).extracting(this::text).containsExactly("1", "2");
    assertThat(broker.items().get(22).topic()).isEqualTo("gateways/gw-1/readings");
  }

  @Test
  void sendsAnAlertWhileABacklogDrains() throws OutboxException {
    append(READINGS, 200_000);
    courier.connected();
    run(SECOND);

    outbox.append(ALERTS, message("fire"));
    int before = broker.items().size();
    run(5 * PACE);

    assertThat(text(broker.items().get(before))).isEqualTo("fire");
  }

  @Test
  void drainsMessagesAtNinetyPercentOfTheLimitAndNeverFaster() throws OutboxException {
    append(EVENTS, 3_000);
    courier.connected();
    int most = 0;
    int[] perPace = new int[3_000];
    for (int i = 0; i < perPace.length; i++) {
      int before = broker.got.size();
      run(PACE);
      perPace[i] = broker.got.size() - before;
      int second = 0;
      for (int j = Math.max(0, i - 99); j <= i; j++) {
        second += perPace[j];
      }
      most = Math.max(most, second);
    }

    assertThat(broker.items().size()).isBetween(90 * 30 - 5, 90 * 30 + 5);
    assertThat(most).isLessThanOrEqualTo(100);
  }

  @Test
  void drainsReadingsAtNinetyPercentOfTheBytes() throws OutboxException {
    append(READINGS, 400_000);
    courier.connected();

    run(10 * SECOND);

    long bytes = broker.items().stream().mapToLong(Publication::packetBytes).sum();
    assertThat(bytes).isBetween(4_600_000L, 4_900_000L);
  }

  @Test
  void hasNoMoreInFlightThanAllowed() throws OutboxException {
    broker.stayQuiet();
    append(EVENTS, 500);
    courier.connected();

    run(10 * SECOND);
    assertThat(broker.items()).hasSize(56);

    append(ALERTS, 20);
    run(SECOND);
    assertThat(broker.items()).hasSize(64);
  }

  @Test
  void acknowledgesOnlyWhatIsAcknowledgedWithoutAGap() throws OutboxException {
    broker.stayQuiet();
    append(EVENTS, 3);
    courier.connected();
    run(SECOND);

    broker.unanswered.get(2).complete(PublishPort.Result.ACKNOWLEDGED);
    broker.unanswered.get(1).complete(PublishPort.Result.ACKNOWLEDGED);
    run(PACE);
    assertThat(outbox.state(EVENTS).acknowledged()).isZero();

    broker.unanswered.get(0).complete(PublishPort.Result.ACKNOWLEDGED);
    run(PACE);
    assertThat(outbox.state(EVENTS).acknowledged()).isEqualTo(3);
  }

  @Test
  void sendsAgainInOrderWhatWasNotAcknowledgedWhenTheConnectionIsBack() throws OutboxException {
    broker.stayQuiet();
    append(EVENTS, 4);
    courier.connected();
    run(SECOND);
    broker.unanswered.get(0).complete(PublishPort.Result.ACKNOWLEDGED);
    run(PACE);
    courier.disconnected();
    run(SECOND);
    broker.got.clear();

    broker.acknowledgeAll();
    courier.connected();
    run(SECOND);

    assertThat(broker.items()).extracting(this::text).containsExactly("2", "3", "4");
    assertThat(outbox.state(EVENTS).acknowledged()).isEqualTo(4);
  }

  @Test
  void sendsNothingWithoutAConnection() throws OutboxException {
    append(EVENTS, 4);

    run(60 * SECOND);

    assertThat(broker.got).isEmpty();
  }

  @Test
  void sendsAgainWhatIsNotAcknowledgedForTwentySeconds() throws OutboxException {
    broker.stayQuiet();
    append(EVENTS, 2);
    courier.connected();
    run(19 * SECOND);
    assertThat(broker.items()).hasSize(2);

    broker.acknowledgeAll();
    run(3 * SECOND);

    assertThat(broker.items()).extracting(this::text).containsExactly("1", "2", "1", "2");
    assertThat(outbox.state(EVENTS).pending()).isZero();
  }

  @Test
  void believesNoAnswerToWhatItHasSentAgain() throws OutboxException {
    broker.stayQuiet();
    append(EVENTS, 2);
    courier.connected();
    run(25 * SECOND);

    broker.unanswered.get(0).complete(PublishPort.Result.REFUSED);
    run(PACE);

    assertThat(outbox.state(EVENTS).dropped()).isZero();
  }

  @Test
  void triesAFailedStreamAgainAndLetsTheOthersGoOn() throws OutboxException {
    append(EVENTS, 3);
    append(READINGS, 3);
    broker.answer(
        p ->
            p.topic().startsWith("counts/")
                ? CompletableFuture.failedFuture(new IllegalStateException("not allowed"))
                : FakeBroker.acknowledged());
    courier.connected();

    run(10 * SECOND);

    assertThat(outbox.state(READINGS).pending()).isZero();
    assertThat(outbox.state(EVENTS).pending()).isEqualTo(3);
    assertThat(broker.items().size()).isLessThan(3 + 3 * 11);
    broker.acknowledgeAll();
    run(2 * SECOND);
    assertThat(outbox.state(EVENTS).acknowledged()).isEqualTo(3);
  }

  @Test
  void countsWhatTheBrokerRefusesForGoodAndGoesOn() throws OutboxException {
    append(EVENTS, 3);
    broker.answer(
        p ->
            text(p).equals("2")
                ? CompletableFuture.completedFuture(PublishPort.Result.REFUSED)
                : FakeBroker.acknowledged());
    courier.connected();

    run(SECOND);

    assertThat(outbox.state(EVENTS))
        .extracting(StreamState::acknowledged, StreamState::dropped, StreamState::pending)
        .containsExactly(2L, 1L, 0L);
  }

  @Test
  void losesNothingWhenTheOutboxRefusesForAWhile() throws OutboxException {
    append(EVENTS, 3);
    courier.connected();
    outbox.refuse(true);
    assertThatThrownBy(() -> run(PACE)).isInstanceOf(OutboxException.class);

    outbox.refuse(false);
    run(SECOND);

    assertThat(outbox.state(EVENTS).acknowledged()).isEqualTo(3);
  }

  @Test
  void tellsTheLedgerWhenItChangesAndWhenAsked() throws OutboxException {
    append(READINGS, 5);
    append(EVENTS, 5);
    courier.connected();

    run(30 * SECOND);

    assertThat(last(broker.ledgers()))
        .isEqualTo(new StreamLedger("gw-1", "readings-0000aa", 5, 5, 0, 1_790_000_000_000L));
    int told = broker.ledgers().size();
    run(60 * SECOND);
    assertThat(broker.ledgers()).hasSize(told);
    courier.report();
    run(SECOND);
    assertThat(broker.ledgers()).hasSize(told + 1);
  }

  @Test
  void tellsALedgerAgainThatDidNotArrive() throws OutboxException {
    append(READINGS, 1);
    broker.fail();
    courier.connected();
    run(SECOND);
    broker.acknowledgeAll();
    broker.got.clear();

    run(20 * SECOND);

    assertThat(last(broker.ledgers()).acknowledged()).isEqualTo(1);
  }

  @Test
  void sendsAReadingWithANameTooLongForATopicInABatch() throws OutboxException {
    outbox.append(
        READINGS,
        new Item.Measurement(new Reading("温".repeat(128), "t", "", 1, "", 1_790_000_000_000L)));
    courier.connected();

    run(SECOND);

    assertThat(broker.items())
        .extracting(Publication::topic)
        .containsExactly("gateways/gw-1/readings");
  }

  @Test
  void sendsAMessageThatHasNoRoomForATraceId() throws OutboxException {
    byte[] payload = new byte[Publication.MAX_BYTES - 100];
    outbox.append(EVENTS, message(payload));
    courier.connected();

    run(SECOND);

    assertThat(broker.items())
        .singleElement()
        .satisfies(p -> assertThat(p.payload()).isEqualTo(payload));
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

  private String text(Publication publication) {
    return new String(publication.payload(), UTF_8);
  }

  private boolean isLast(Publication publication) {
    return publication == last(broker.items());
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static List<Long> numbers(long through) {
    return LongStream.rangeClosed(1, through).boxed().toList();
  }
}
