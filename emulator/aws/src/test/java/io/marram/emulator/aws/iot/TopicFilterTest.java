package io.marram.emulator.aws.iot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFilterTest {

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b",
    "clients/#, clients/cam",
    "clients/#, clients/cam/1",
    "clients/#, clients/",
    "#, a",
    "#, a/b/c",
    "sensors/+/data, sensors/t1/data",
    "sensors/+/data, sensors//data",
    "+/+, /b",
    "$aws/events/presence/+/+, $aws/events/presence/connected/gw"
  })
  void matchesWhatItNames(String filter, String topic) {
    assertThat(new TopicFilter(filter).matches(topic)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "sensor/#, sensor",
    "a/b, a",
    "a/b, a/b/c",
    "a/b, a/bc",
    "a/bc, a/b",
    "sensors/+/data, sensors/a/b/data",
    "sensors/+/data, sensors/a",
    "+, a/b",
    "#, $aws/events/presence/connected/gw",
    "+/events, $aws/events"
  })
  void doesNotMatchAnythingElse(String filter, String topic) {
    assertThat(new TopicFilter(filter).matches(topic)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a/#/b", "a#", "a/b+", "+a/b", "##"})
  void isInvalidWhereAWildcardIsNotAWholeLevelOrNotTheLast(String filter) {
    assertThat(new TopicFilter(filter).isValid()).isFalse();
  }
}
