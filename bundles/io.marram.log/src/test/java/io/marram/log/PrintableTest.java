package io.marram.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void keepsWhatOthersWroteOnOneLine() {
    assertThat(Printable.of("r-1\nevent=forged\u2028x\u001b[31m"))
        .isEqualTo("r-1?event=forged?x?[31m");
  }

  @Test
  void endsNoQuotedValue() {
    assertThat(Printable.of("a\" event=\"b")).isEqualTo("a' event='b");
  }

  @Test
  void turnsNoTextAround() {
    assertThat(Printable.of("abc\u202Edef")).isEqualTo("abc?def");
  }

  @Test
  void cutsWhatIsLong() {
    assertThat(Printable.of("x".repeat(1000))).hasSize(301).endsWith("x…");
    assertThat(Printable.of("abc", 3)).isEqualTo("abc");
    assertThat(Printable.of("ab\uD83D\uDE97", 3)).isEqualTo("ab?…");
  }

  @Test
  void takesAMessageThatIsMissing() {
    assertThat(Printable.of(null)).isEqualTo("null");
  }
}
