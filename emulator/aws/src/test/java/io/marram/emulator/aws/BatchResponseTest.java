package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchResponseTest {

  private static final Set<String> BATCH = Set.of("a", "b", "c");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "\"done\"",
        "{\"batchItemFailures\":null}",
        "{\"batchItemFailures\":[]}"
      })
  void takesAnAnswerWithoutFailuresAsSuccess(String answer) {
    assertThat(BatchResponse.failures(answer, BATCH)).isEmpty();
  }

  @Test
  void findsTheMessagesThatFailed() {
    String answer =
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"a\"},{\"itemIdentifier\":\"c\"}]}";

    assertThat(BatchResponse.failures(answer, BATCH)).containsExactlyInAnyOrder("a", "c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"batchItemFailures\":7}",
        "{\"batchItemFailures\":[7]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"unknown\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"id\":\"a\"}]}"
      })
  void takesAnAnswerItDoesNotUnderstandAsFailureOfAll(String answer) {
    assertThat(BatchResponse.failures(answer, BATCH)).isEqualTo(BATCH);
  }
}
