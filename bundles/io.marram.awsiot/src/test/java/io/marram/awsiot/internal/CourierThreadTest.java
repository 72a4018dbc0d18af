package io.marram.awsiot.internal;

import static io.marram.awsiot.Samples.READINGS;
import static io.marram.awsiot.Samples.reading;
import static org.assertj.core.api.Assertions.assertThat;

import io.marram.awsiot.Courier;
import io.marram.awsiot.CourierSettings;
import io.marram.awsiot.Publication;
import io.marram.awsiot.PublishPort;
import io.marram.awsiot.internal.store.BerkeleyOutbox;
import io.marram.awsiot.internal.store.OutboxSettings;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierThreadTest {

  @TempDir Path folder;
  final BlockingQueue<Publication> sent = new LinkedBlockingQueue<>();

  @Test
  void bringsWhatIsAppendedToThePort() throws Exception {
    assertThat(firstSent(this::take)).isEqualTo("sensors/sensor-1/data");
  }

  @Test
  void goesOnAfterSomethingUnexpected() throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    PublishPort port =
        publication -> {
          if (broken.getAndSet(false)) {
            throw new IllegalStateException("unexpected");
          }
          return take(publication);
        };

    assertThat(firstSent(port)).isEqualTo("sensors/sensor-1/data");
  }

  private String firstSent(PublishPort port) throws Exception {
    try (BerkeleyOutbox outbox =
        new BerkeleyOutbox(new OutboxSettings(folder, OutboxSettings.MIN_BYTES))) {
      Courier courier =
          new Courier(outbox, port, CourierSettings.within("gw-1", 100), System::currentTimeMillis);
      try (CourierThread thread = new CourierThread("courier", courier, () -> {})) {
        outbox.onReadable(thread::wake);
        courier.connected();
        outbox.append(READINGS, reading(1));
        Publication first = sent.poll(30, TimeUnit.SECONDS);
        return first == null ? null : first.topic();
      }
    }
  }

  private CompletableFuture<PublishPort.Result> take(Publication publication) {
    if (!publication.topic().endsWith("/ledger")) {
      sent.add(publication);
    }
    return CompletableFuture.completedFuture(PublishPort.Result.ACKNOWLEDGED);
  }
}
