package io.marram.anomaly.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class SlidingRanksPropertyTest {

  @Property(tries = 200)
  void itRanksAmongTheNewestValues(
      @ForAll @IntRange(min = 1, max = 100) int memory,
      @ForAll @Size(min = 1, max = 400) List<@IntRange(min = -20, max = 20) Integer> values) {
    SlidingRanks ranks = filled(memory, values);

    List<Integer> newest = values.subList(values.size() - ranks.size(), values.size());
    assertThat(ranks.size())
        .isBetween(Math.min(memory, values.size()), memory + memory / 32 + 1)
        .isLessThanOrEqualTo(values.size());
    for (int value = -21; value <= 21; value++) {
      int searched = value;
      assertThat(ranks.atLeast(value))
          .isEqualTo((int) newest.stream().filter(v -> v >= searched).count());
      assertThat(ranks.atMost(value))
          .isEqualTo((int) newest.stream().filter(v -> v <= searched).count());
    }
    assertThat(ranks.smallest()).isEqualTo(newest.stream().mapToInt(v -> v).min().getAsInt());
    assertThat(ranks.largest()).isEqualTo(newest.stream().mapToInt(v -> v).max().getAsInt());
  }

  @Property(tries = 100)
  void itKnowsTheStepOfACoarseSensorAlsoWhenAllIsTheSameSince(
      @ForAll @IntRange(min = 1, max = 40) int tenths) throws IOException {
    SlidingRanks ranks = new SlidingRanks(100);
    for (int i = 0; i < 200; i++) {
      ranks.add(20 + tenths / 10.0 * (i % 3));
    }
    for (int i = 0; i < 200; i++) {
      ranks.add(20);
    }
    assertThat(ranks.step()).isCloseTo(tenths / 10.0, within(1e-9));
    assertThat(restarted(ranks, 100).step()).isEqualTo(ranks.step());
  }

  @Property(tries = 100)
  void itGoesOnAfterARestart(
      @ForAll @IntRange(min = 1, max = 100) int memory,
      @ForAll @Size(max = 400) List<@IntRange(min = -20, max = 20) Integer> before,
      @ForAll @Size(min = 1, max = 100) List<@IntRange(min = -20, max = 20) Integer> after)
      throws IOException {
    SlidingRanks running = filled(memory, before);
    SlidingRanks restarted = restarted(running, memory);

    for (int value : after) {
      running.add(value);
      restarted.add(value);
      assertThat(restarted.size()).isEqualTo(running.size());
      assertThat(restarted.atLeast(value)).isEqualTo(running.atLeast(value));
      assertThat(restarted.median()).isEqualTo(running.median());
    }
  }

  private static SlidingRanks filled(int memory, List<Integer> values) {
    SlidingRanks ranks = new SlidingRanks(memory);
    values.forEach(value -> ranks.add(value));
    return ranks;
  }

  private static SlidingRanks restarted(SlidingRanks ranks, int memory) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ranks.write(new DataOutputStream(bytes));
    return SlidingRanks.read(
        new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), memory);
  }
}
