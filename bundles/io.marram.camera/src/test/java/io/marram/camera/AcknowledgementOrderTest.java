package io.marram.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AcknowledgementOrderTest {

  private final AcknowledgementOrder<Integer> order = new AcknowledgementOrder<>();

  @Test
  void acknowledgesNothingBeforeItIsSettled() {
    order.await(1, key(1));

    assertThat(order.hasReady()).isFalse();
    assertThat(order.take()).isEmpty();
    order.settle(key(1));
    assertThat(order.hasReady()).isTrue();
    assertThat(order.take()).containsExactly(1);
    assertThat(order.take()).isEmpty();
  }

  @Test
  void aSettledDeliveryWaitsForThoseBeforeIt() {
    order.await(1, key(1));
    order.await(2, key(2));
    order.release(3);

    order.settle(key(2));

    assertThat(order.take()).isEmpty();
    order.settle(key(1));
    assertThat(order.take()).containsExactly(1, 2, 3);
  }

  @Test
  void settlesEveryDeliveryOfTheSameFrame() {
    order.await(1, key(1));
    order.await(2, key(1));

    order.settle(key(1));

    assertThat(order.take()).containsExactly(1, 2);
  }

  @Test
  void forgetsTheDeliveriesOfALostConnection() {
    order.await(1, key(1));

    order.clear();
    order.settle(key(1));

    assertThat(order.take()).isEmpty();
  }

  @Property
  void keepsTheOrderOfArrivalInWhateverOrderFramesAreSettled(
      @ForAll @IntRange(min = 1, max = 30) int deliveries, @ForAll long seed) {
    AcknowledgementOrder<Integer> any = new AcknowledgementOrder<>();
    List<Integer> settlements = new ArrayList<>();
    for (int i = 0; i < deliveries; i++) {
      any.await(i, key(i));
      settlements.add(i);
    }
    Collections.shuffle(settlements, new Random(seed));

    List<Integer> acknowledged = new ArrayList<>();
    settlements.forEach(
        i -> {
          any.settle(key(i));
          acknowledged.addAll(any.take());
        });

    assertThat(acknowledged).hasSize(deliveries).isSorted();
  }

  private static FrameKey key(int id) {
    return new FrameKey("door", String.valueOf(id));
  }
}
