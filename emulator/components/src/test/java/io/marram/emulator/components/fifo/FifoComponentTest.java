package io.marram.emulator.components.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.Eventually;
import io.marram.emulator.components.KuraDescription;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.eclipse.kura.testing.DeclarativeServices;
import org.eclipse.kura.testing.RecordedWires;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FifoComponentTest {
  private static final String THREAD = "queue-EmitterThread";

  private final RecordedWires wires = new RecordedWires();
  private FifoComponent fifo;

  @AfterEach
  void stop() {
    if (fifo != null) {
      fifo.deactivate();
    }
  }

  @Test
  void isDescribedAsKurasFifo() throws Exception {
    KuraDescription.assertSame(
        "org.eclipse.kura.wire.Fifo",
        "Fifo",
        FifoConfig.class,
        Map.of("queue.capacity", "50", "discard.envelopes", "false"));
  }

  @Test
  void passesEnvelopesOnInTheirOrderOnItsOwnThread() throws Exception {
    Set<String> threads = ConcurrentHashMap.newKeySet();
    wires.connect(record -> threads.add(Thread.currentThread().getName()));
    fifo = fifo(Map.of());

    for (int i = 0; i < 100; i++) {
      fifo.onWireReceive(envelope(i));
    }

    Eventually.until(() -> wires.envelopes().size() == 100, "a hundred envelopes");
    assertThat(numbers()).hasSize(100).isSorted();
    assertThat(threads).containsExactly(THREAD);
  }

  @Test
  void dropsWhatComesWhileItIsFullIfAsked() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    wires.connect(
        record -> {
          busy.countDown();
          awaitUninterrupted(release);
        });
    fifo = fifo(Map.of("queue.capacity", 2, "discard.envelopes", true));
    fifo.onWireReceive(envelope(0));
    busy.await();

    for (int i = 1; i <= 5; i++) {
      fifo.onWireReceive(envelope(i));
    }
    release.countDown();

    Eventually.until(() -> wires.envelopes().size() == 3, "what had room");
    assertThat(numbers()).containsExactly(0, 1, 2);
  }

  @Test
  void goesOnAfterAReceiverThrew() throws Exception {
    wires.connect(
        record -> {
          throw new IllegalStateException("no");
        });
    fifo = fifo(Map.of());

    fifo.onWireReceive(envelope(0));
    fifo.onWireReceive(envelope(1));

    Eventually.until(() -> wires.envelopes().size() == 2, "the envelope after the failure");
  }

  @Test
  void stopsItsThreadWhenItIsDeactivated() throws Exception {
    fifo = fifo(Map.of());
    Eventually.until(() -> Eventually.isRunning(THREAD), "the thread");

    fifo.deactivate();

    Eventually.until(() -> !Eventually.isRunning(THREAD), "the end of the thread");
  }

  @Test
  void worksOnAsBeforeWithACapacityOfNothing() throws Exception {
    fifo = fifo(Map.of());

    fifo.modified(config(Map.of("queue.capacity", 0)));
    fifo.onWireReceive(envelope(0));

    Eventually.until(() -> wires.envelopes().size() == 1, "the envelope");
  }

  private List<Integer> numbers() {
    return wires.records().stream()
        .map(record -> (Integer) record.getProperties().get("n").getValue())
        .toList();
  }

  private FifoComponent fifo(Map<String, Object> changed) {
    return new FifoComponent(DeclarativeServices.context("queue"), wires, config(changed));
  }

  private static FifoConfig config(Map<String, Object> changed) {
    return DeclarativeServices.configuration(FifoConfig.class, changed);
  }

  private static WireEnvelope envelope(int number) {
    return new WireEnvelope(
        "emitter", List.of(new WireRecord(Map.of("n", TypedValues.newIntegerValue(number)))));
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
