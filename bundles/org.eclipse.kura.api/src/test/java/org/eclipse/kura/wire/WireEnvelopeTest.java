package org.eclipse.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.junit.jupiter.api.Test;

class WireEnvelopeTest {
  private final Map<String, TypedValue<?>> properties =
      new HashMap<>(Map.of("n", TypedValues.newIntegerValue(1)));
  private final WireRecord record = new WireRecord(properties);

  @Test
  void carriesRecordsAndTheNameOfItsEmitter() {
    WireEnvelope envelope = new WireEnvelope("camera", List.of(record));

    assertThat(envelope.getEmitterPid()).isEqualTo("camera");
    assertThat(envelope.getRecords()).containsExactly(record);
    assertThat(envelope.getIdentification()).isEqualTo("camera");
    assertThat(envelope.getValue()).isEqualTo(List.of(record));
    assertThat(envelope.getScope()).isEqualTo("WIRES");
  }

  @Test
  void cannotBeChanged() {
    assertThatThrownBy(() -> record.getProperties().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
