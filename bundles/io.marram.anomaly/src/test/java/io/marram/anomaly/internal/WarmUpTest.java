package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.WireProperties;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void comesAsFarAsAnAnomalyInWords() {
    WireRecord last = WarmUp.judge();

    assertThat(last.getProperties().get(WireProperties.ANOMALY).getValue()).isEqualTo(true);
    assertThat((String) last.getProperties().get(WireProperties.ANOMALY_REASON).getValue())
        .contains("expected about");
  }
}
