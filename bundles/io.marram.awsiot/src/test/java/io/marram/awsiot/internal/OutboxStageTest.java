package io.marram.awsiot.internal;

import static io.marram.awsiot.Samples.EVENTS;
import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.message;
import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.Publication;
import io.marram.awsiot.PublishPort;
import io.marram.awsiot.internal.store.BerkeleyOutbox;
import io.marram.awsiot.internal.store.OutboxSettings;
import io.marram.contract.StageReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxStageTest {

  private static final Publication PUBLICATION = message("a").publication();

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private final List<StageReport> reports = new ArrayList<>();
  private final Deque<CompletableFuture<PublishPort.Result>> answers = new ArrayDeque<>();
  private BerkeleyOutbox outbox;
  private OutboxStage stage;

  @BeforeEach
  void open() {
    outbox = new BerkeleyOutbox(new OutboxSettings(folder, OutboxSettings.MIN_BYTES));
    stage = new OutboxStage(outbox, reports::add, nanos::get);
  }

  @AfterEach
  void close() {
    outbox.close();
  }

  @Test
  void saysEveryTenSecondsHowMuchWaitsInAllStreams() throws Exception {
    outbox.append(READINGS, reading(1));
    outbox.append(READINGS, reading(2));
    outbox.append(EVENTS, message("a"));

    for (int second = 0; second < 25; second++) {
      pass(Duration.ofSeconds(1));
      stage.round();
    }

    assertThat(reports).hasSize(2);
    assertThat(reports.get(0)).isEqualTo(new StageReport("outbox", 0, 0, 0, 0, 0, 3));
  }

  @Test
  void measuresHowLongTheBrokerTakes() {
    PublishPort port = stage.metered(publication -> answer());

    port.publish(PUBLICATION);
    port.publish(PUBLICATION);
    pass(Duration.ofMillis(20));
    answers.remove().complete(PublishPort.Result.ACKNOWLEDGED);
    pass(Duration.ofMillis(20));
    answers.remove().complete(PublishPort.Result.ACKNOWLEDGED);
    pass(Duration.ofSeconds(10));
    stage.round();

    assertThat(reports.get(0).count()).isEqualTo(2);
    assertThat(reports.get(0).meanMillis()).isEqualTo(30);
    assertThat(reports.get(0).maxMillis()).isEqualTo(40);
  }

  @Test
  void whatWasNotTakenDoesNotCount() {
    PublishPort port = stage.metered(publication -> answer());

    CompletableFuture<PublishPort.Result> refused = port.publish(PUBLICATION);
    CompletableFuture<PublishPort.Result> failed = port.publish(PUBLICATION);
    answers.remove().complete(PublishPort.Result.REFUSED);
    answers.remove().completeExceptionally(new IllegalStateException("thrown by a test"));
    pass(Duration.ofSeconds(10));
    stage.round();

    assertThat(refused).isCompletedWithValue(PublishPort.Result.REFUSED);
    assertThat(failed).isCompletedExceptionally();
    assertThat(reports.get(0).count()).isZero();
  }

  private CompletableFuture<PublishPort.Result> answer() {
    answers.add(new CompletableFuture<>());
    return answers.getLast();
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
