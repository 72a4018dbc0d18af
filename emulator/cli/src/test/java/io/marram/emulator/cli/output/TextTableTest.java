package io.marram.emulator.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void alignsTextLeftAndNumbersRight() {
    TextTable table = new TextTable("lr", "photo", "ms").row("a.jpg", 7).row("longer.jpg", "1234");

    assertThat(table.lines())
        .containsExactly(
            "photo         ms", "──────────  ────", "a.jpg          7", "longer.jpg  1234");
  }

  @Test
  void countsLettersNotTheirParts() {
    TextTable table = new TextTable("lr", "name", "n").row("Zoë", 1).row("😀😀😀😀😀", 2);

    assertThat(table.lines()).contains("Zoë    1", "😀😀😀😀😀  2");
  }

  @Test
  void hasNoSpacesAtTheEndOfALine() {
    assertThat(new TextTable("ll", "a", "long header").row("x", "y").lines())
        .noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TextTable("ll", "a", "b").row("only one"))
        .withMessageContaining("2 cells, had 1");
  }
}
