package io.marram.emulator.components.fifo;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.components.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BoundedQueueTest {
  @Property
  void givesInOrderAsManyAsItHasRoomFor(
      @ForAll @IntRange(min = 1, max = 20) int capacity,
      @ForAll @IntRange(min = 0, max = 40) int puts)
      throws InterruptedException {
    BoundedQueue<Integer> queue = new BoundedQueue<>(new FifoSettings(capacity, true));

    for (int i = 0; i < puts; i++) {
      assertThat(queue.put(i)).isEqualTo(i < capacity);
    }

    for (int i = 0; i < Math.min(capacity, puts); i++) {
      assertThat(queue.take()).contains(i);
    }
    assertThat(queue.close()).isZero();
  }

  @Test
  void letsAnEmitterWaitUntilThereIsRoom() throws Exception {
    BoundedQueue<String> queue = new BoundedQueue<>(new FifoSettings(1, false));
    queue.put("first");
    CompletableFuture<Boolean> waiting = put(queue, "second");

    assertThat(queue.take()).contains("first");

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(queue.take()).contains("second");
  }

  @Test
  void endsAllWaitingWhenItIsClosed() throws Exception {
    BoundedQueue<String> queue = new BoundedQueue<>(new FifoSettings(1, false));
    queue.put("first");
    CompletableFuture<Boolean> waiting = put(queue, "second");

    assertThat(queue.close()).isEqualTo(1);

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isFalse();
    assertThat(queue.take()).isEmpty();
    assertThat(queue.put("third")).isFalse();
  }

  @Test
  void keepsWhatWaitsWhenItIsMadeSmaller() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(new FifoSettings(3, true));
    for (int i = 0; i < 3; i++) {
      queue.put(i);
    }

    queue.set(new FifoSettings(1, true));

    assertThat(queue.put(3)).isFalse();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      taken.add(queue.take().orElseThrow());
    }
    assertThat(taken).containsExactly(0, 1, 2);
  }

  @Test
  void letsWaitingEmittersGoOnWhenItIsMadeLarger() throws Exception {
    BoundedQueue<Integer> queue = new BoundedQueue<>(new FifoSettings(1, false));
    queue.put(0);
    CompletableFuture<Boolean> waiting = put(queue, 1);

    queue.set(new FifoSettings(2, false));

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isTrue();
  }

  /** Puts on a thread of its own, and returns when that waits or is done. */
  private static <T> CompletableFuture<Boolean> put(BoundedQueue<T> queue, T element)
      throws InterruptedException {
    CompletableFuture<Boolean> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(queue.put(element));
              } catch (InterruptedException e) {
                result.completeExceptionally(e);
              }
            });
    thread.start();
    Eventually.until(
        () -> thread.getState() == Thread.State.WAITING || result.isDone(), "the put to wait");
    return result;
  }
}
