package io.marram.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordValuesTest {

  private final RecordValues record =
      RecordValues.of(
          Map.of("frame.source", Optional.of("yard"), "frame.time", Optional.of(17L)),
          Optional::get);

  @Test
  void givesValuesOfTheTypeAskedFor() {
    assertThat(record.require("frame.source", String.class)).isEqualTo("yard");
    assertThat(record.get("frame.time", 0L)).isEqualTo(17);
    assertThat(record.get("frame.name", "none")).isEqualTo("none");
    assertThat(record.has("frame.time")).isTrue();
    assertThat(record.has("frame.name")).isFalse();
  }

  @Test
  void saysWhichPropertyIsMissingOrOfAnotherType() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> record.require("frame.id", String.class))
        .withMessage("the record has no property frame.id");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> record.get("frame.time", ""))
        .withMessage("the property frame.time must be of type String");
  }
}
