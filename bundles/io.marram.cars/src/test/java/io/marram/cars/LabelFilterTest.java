package io.marram.cars;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelFilterTest {

  @Test
  void whateverFillsAStallOfCarsCountsButPeopleAndBicycles() {
    LabelFilter inStalls = LabelFilter.VEHICLES.inStalls();

    assertThat(inStalls.accepts("car")).isTrue();
    assertThat(inStalls.accepts("bowl")).isTrue();
    assertThat(inStalls.accepts("person")).isFalse();
    assertThat(inStalls.accepts("bicycle")).isFalse();
  }

  @Test
  void stallsOfOtherThingsCountThoseOnly() {
    LabelFilter boats = new LabelFilter(Set.of("boat"), Set.of());

    assertThat(boats.inStalls()).isEqualTo(boats);
  }

  @Test
  void aDetectorIsOfUseIfItNamesAnythingThatCounts() {
    assertThat(LabelFilter.VEHICLES.acceptsAnyOf(List.of("person", "bus"))).isTrue();
    assertThat(LabelFilter.VEHICLES.acceptsAnyOf(List.of("person", ""))).isFalse();
    assertThat(LabelFilter.ANYTHING_ON_WHEELS.acceptsAnyOf(List.of("", "bowl"))).isTrue();
    assertThat(LabelFilter.ANYTHING_ON_WHEELS.acceptsAnyOf(List.of(""))).isFalse();
  }
}
