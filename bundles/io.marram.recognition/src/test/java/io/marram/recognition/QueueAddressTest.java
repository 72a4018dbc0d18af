package io.marram.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueueAddressTest {

  private static final String URL = "https://sqs.eu-central-1.amazonaws.com/123456789012/requests";

  @Test
  void knowsItsRegionAndKind() {
    assertThat(QueueAddress.parse("queue", URL).region()).contains("eu-central-1");
    assertThat(QueueAddress.parse("queue", URL).isFifo()).isFalse();
    assertThat(QueueAddress.parse("queue", URL + ".fifo").isFifo()).isTrue();
    assertThat(QueueAddress.parse("queue", "http://127.0.0.1:9324/000/q").region()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"requests", "https://sqs.amazonaws.com", "ftp://host/q", "http:// /q"})
  void refusesWhatIsNoQueue(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> QueueAddress.parse("request.queue.url", url))
        .withMessageContaining("request.queue.url")
        .withMessageContaining(url);
  }

  @Test
  void takesTheRequestIdAsDeduplicationIdWhereSqsAcceptsIt() {
    assertThat(QueueAddress.idFor("r-1/[a]\\b~!")).isEqualTo("r-1/[a]\\b~!");
  }

  @Test
  void hashesARequestIdThatSqsRefuses() {
    String spaced = QueueAddress.idFor("two words");
    String umlaut = QueueAddress.idFor("ü");
    String tooLong = QueueAddress.idFor("x".repeat(129));

    assertThat(spaced).matches("[0-9a-f]{64}").isNotEqualTo(umlaut);
    assertThat(tooLong).matches("[0-9a-f]{64}");
    assertThat(QueueAddress.idFor("two words")).isEqualTo(spaced);
  }
}
