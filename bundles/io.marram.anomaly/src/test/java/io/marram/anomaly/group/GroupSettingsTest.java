package io.marram.anomaly.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.anomaly.calibration.FalseAlarmBudget;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupSettingsTest {

  @Test
  void sensorsAreSorted() {
    assertThat(GroupSettings.of("pump", List.of("b", "a")).sensors()).containsExactly("a", "b");
  }

  @Test
  void groupOfOneIsRefusedWithAClearMessage() {
    assertThatThrownBy(() -> GroupSettings.of("pump", List.of("flow")))
        .hasMessage("group pump: needs 2 to 64 sensors, not 1");
  }

  @Test
  void groupOfTooManyIsRefused() {
    List<String> many = IntStream.range(0, 65).mapToObj(i -> "s" + i).toList();

    assertThatThrownBy(() -> GroupSettings.of("hall", many))
        .hasMessage("group hall: needs 2 to 64 sensors, not 65");
  }

  @Test
  void sensorThatIsNamedTwiceIsRefused() {
    assertThatThrownBy(() -> GroupSettings.of("pump", List.of("flow", "flow")))
        .hasMessage("group pump: a sensor is named twice");
  }

  @Test
  void whatIsOutOfRangeIsRefusedWithItsRange() {
    assertThatThrownBy(() -> GroupSettings.of("pump", List.of("a", "b"), 39))
        .hasMessage("group pump: learningRows must be 40 to 10000, was 39");
    assertThatThrownBy(
            () -> new GroupSettings("pump", List.of("a", "b"), 400, 0, new FalseAlarmBudget(1)))
        .hasMessage("group pump: patience must be 1 to 1000, was 0");
    assertThatThrownBy(() -> GroupSettings.of(" ", List.of("a", "b")))
        .hasMessage("a group needs a name");
  }
}
