package io.marram.emulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.cli.EvalChaosSchedule.Kill;
import io.marram.emulator.cli.EvalChaosSchedule.Victim;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EvalChaosScheduleTest {

  @Property(tries = 100)
  void givesEachPartItsTurn(@ForAll @IntRange(max = 100) int count, @ForAll long seed) {
    EvalChaosSchedule schedule = EvalChaosSchedule.of(count, seed);

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
    assertThat(EvalChaosSchedule.of(30, seed)).isEqualTo(EvalChaosSchedule.of(30, seed));
    assertThat(EvalChaosSchedule.of(30, seed)).isNotEqualTo(EvalChaosSchedule.of(30, ~seed));
  }
}
