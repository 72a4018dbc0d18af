package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.eclipsesource.json.Json;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class QueueTextTest {

  @Test
  void leavesOrdinaryTextAlone() {
    String json = "{\"result\":\"Zoë \uD83D\uDE00 \\n\"}";

    assertThat(QueueText.escape(json)).isSameAs(json);
  }

  @Test
  void escapesWhatSqsRefuses() {
    assertThat(QueueText.escape("a\uFFFEb\uD800c\uD83D\uDE00\uFFFFd"))
        .isEqualTo("a\\ufffeb\\ud800c\uD83D\uDE00\\uffffd");
  }

  @Property
  void meansTheSameAndHoldsOnlyWhatSqsAccepts(@ForAll String text) {
    String escaped = QueueText.escape(Json.value(text).toString());

    assertThat(Json.parse(escaped).asString()).isEqualTo(text);
    assertThat(escaped.codePoints().allMatch(QueueTextTest::isAccepted)).isTrue();
  }

  private static boolean isAccepted(int codePoint) {
    return codePoint == 9
        || codePoint == 10
        || codePoint == 13
        || codePoint >= 0x20 && codePoint <= 0xD7FF
        || codePoint >= 0xE000 && codePoint <= 0xFFFD
        || codePoint >= 0x10000;
  }
}
