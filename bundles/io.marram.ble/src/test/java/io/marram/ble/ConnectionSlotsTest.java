package io.marram.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectionSlotsTest {

  private static final long LEASE = 10_000;

  private final ConnectionSlots slots = new ConnectionSlots(2, LEASE);

  @Test
  void whoWaitsLongestComesFirst() {
    slots.want(sensor(1));
    slots.want(sensor(2));
    slots.want(sensor(3));
    slots.want(sensor(1));

    assertThat(slots.grant(0, 8))
        .extracting(SlotLease::sensor)
        .containsExactly(sensor(1), sensor(2));
    assertThat(slots.grant(0, 8)).isEmpty();
    assertThat(slots.waiting()).isEqualTo(1);
  }

  @Test
  void nobodyGivesWayWhileNobodyWaits() {
    slots.want(sensor(1));
    slots.want(sensor(2));
    slots.grant(0, 8);

    assertThat(slots.overdue(100 * LEASE)).isEmpty();
    slots.want(sensor(3));
    assertThat(slots.overdue(100 * LEASE)).extracting(SlotLease::sensor).containsExactly(sensor(1));
  }

  @Test
  void nobodyGivesWayBeforeTheirTime() {
    slots.want(sensor(1));
    slots.want(sensor(2));
    slots.want(sensor(3));
    slots.grant(0, 8);

    assertThat(slots.overdue(LEASE - 1)).isEmpty();
    assertThat(slots.overdue(LEASE)).hasSize(1);
  }

  @Test
  void aSlotIsFreeOnlyOnceItsConnectionIsGone() {
    slots.want(sensor(1));
    slots.want(sensor(2));
    slots.want(sensor(3));
    slots.grant(0, 8);
    SlotLease over = slots.overdue(LEASE).get(0);

    assertThat(slots.grant(LEASE, 8)).isEmpty();
    assertThat(slots.release(over)).isTrue();
    assertThat(slots.grant(LEASE, 8)).extracting(SlotLease::sensor).containsExactly(sensor(3));
  }

  @Test
  void endingALeaseTwiceFreesNothingTwice() {
    slots.want(sensor(1));
    SlotLease first = slots.grant(0, 8).get(0);
    slots.release(first);
    slots.want(sensor(1));
    SlotLease second = slots.grant(0, 8).get(0);

    assertThat(slots.release(first)).isFalse();
    assertThat(slots.leases()).containsExactly(second);
  }

  @Test
  void whoLeavesTheQueueGetsNoSlot() {
    slots.want(sensor(1));
    slots.leaveQueue(sensor(1));

    assertThat(slots.grant(0, 8)).isEmpty();
  }

  @Test
  void refusesToShareNothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionSlots(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ConnectionSlots(1, 0));
  }

  @Property(tries = 200)
  void everySensorIsServedInItsTurn(
      @ForAll @IntRange(min = 1, max = 8) int count, @ForAll @IntRange(min = 1, max = 40) int n) {
    ConnectionSlots any = new ConnectionSlots(count, LEASE);
    for (int i = 0; i < n; i++) {
      any.want(sensor(i));
    }
    int rounds = (n + count - 1) / count;
    Map<SensorAddress, Integer> served = new HashMap<>();
    for (int cycle = 0; cycle < 3 * rounds; cycle++) {
      long now = cycle * LEASE;
      any.overdue(now)
          .forEach(
              lease -> {
                any.release(lease);
                any.want(lease.sensor());
              });
      any.grant(now, 8);
      any.leases().forEach(lease -> served.merge(lease.sensor(), 1, Integer::sum));
      if (cycle == rounds - 1) {
        assertThat(served).as("each once within its first round").hasSize(n);
      }
    }
    assertThat(served.values()).allMatch(times -> times >= 3);
  }

  @Property(tries = 20)
  void noSlotIsLostOrInventedWhateverHappens(
      @ForAll @IntRange(min = 1, max = 5) int count, @ForAll long seed) {
    Random chance = new Random(seed);
    ConnectionSlots any = new ConnectionSlots(count, LEASE);
    List<SlotLease> held = new ArrayList<>();
    List<SlotLease> ended = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 50_000; i++) {
      now += chance.nextInt(3000);
      switch (chance.nextInt(6)) {
        case 0, 1 -> any.want(sensor(chance.nextInt(20)));
        case 2 -> held.addAll(any.grant(now, 8));
        case 3 -> {
          for (SlotLease lease : any.overdue(now)) {
            assertThat(any.release(lease)).isTrue();
            held.remove(lease);
            ended.add(lease);
          }
        }
        case 4 -> {
          if (!ended.isEmpty()) {
            assertThat(any.release(ended.get(chance.nextInt(ended.size())))).isFalse();
          }
        }
        default -> any.leaveQueue(sensor(chance.nextInt(20)));
      }
      assertThat(any.leases()).hasSizeLessThanOrEqualTo(count);
      assertThat(any.leases().size()).isEqualTo(held.size());
    }
    held.forEach(any::release);
    for (int i = 0; i < 20; i++) {
      any.leaveQueue(sensor(i));
    }
    for (int i = 0; i < count; i++) {
      any.want(sensor(i));
    }
    assertThat(any.grant(now, 8)).as("all slots are there at the end").hasSize(count);
  }

  private static SensorAddress sensor(int number) {
    return new SensorAddress("02:00:00:00:00:%02X".formatted(number));
  }
}
