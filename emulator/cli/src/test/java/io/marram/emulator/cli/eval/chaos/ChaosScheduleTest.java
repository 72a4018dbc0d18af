package io.marram.emulator.cli.eval.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.eval.chaos.ChaosSchedule.Kill;
import io.marram.emulator.cli.eval.chaos.ChaosSchedule.Victim;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ChaosScheduleTest {

  @Property(tries = 100)
  void givesEachPartItsTurn(@ForAll @IntRange(max = 100) int count, @ForAll long seed) {
    ChaosSchedule schedule = ChaosSchedule.of(count, seed);

    assertThat(schedule.kills()).hasSize(count);
    Map<Victim, Long> turns =
        schedule.kills().stream()
            .collect(Collectors.groupingBy(Kill::victim, Collectors.counting()));
    int least = count / Victim.values().length;
    assertThat(Arrays.asList(Victim.values()))
        .allSatisfy(
            victim ->
                assertThat(turns.getOrDefault(victim, 0L)).isBetween((long) least, least + 1L));
  }

  @Property(tries = 20)
  void isTheSameForTheSameSeed(@ForAll long seed) {
    assertThat(ChaosSchedule.of(30, seed)).isEqualTo(ChaosSchedule.of(30, seed));
    assertThat(ChaosSchedule.of(30, seed)).isNotEqualTo(ChaosSchedule.of(30, ~seed));
  }
}
