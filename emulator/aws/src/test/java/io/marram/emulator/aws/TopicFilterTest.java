package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicFilterTest {

  @ParameterizedTest
  @CsvSource({
    "clients/#, clients/cam",
    "clients/#, clients/cam/1",
    "clients/#, clients",
    "clients/#, clients/#",
    "clients/#, clients/+",
    "sensors/+/data, sensors/t1/data",
    "sensors/+/data, sensors/+/data",
    "a/b, a/b"
  })
  void coversWhatItMatches(String filter, String other) {
    assertThat(new TopicFilter(filter).covers(other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "clients/#, #",
    "clients/#, +/cam",
    "clients/cam, clients/#",
    "clients/cam, clients/+",
    "clients/cam, clients/cam/1",
    "clients/cam/1, clients/cam",
    "sensors/+/data, sensors/#",
    "sensors/+/data, sensors/a/b/data"
  })
  void doesNotCoverWhatReachesFurther(String filter, String other) {
    assertThat(new TopicFilter(filter).covers(other)).isFalse();
  }
}
