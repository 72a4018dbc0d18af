package io.marram.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

  @Test
  void keepsWhatAClientWroteOnOneLine() {
    assertThat(Printable.of("r-1\nevent=forged\u2028x\u001b[31m"))
        .isEqualTo("r-1?event=forged?x?[31m");
  }

  @Test
  void cutsWhatIsLong() {
    assertThat(Printable.of("x".repeat(1000))).hasSize(129);
  }
}
