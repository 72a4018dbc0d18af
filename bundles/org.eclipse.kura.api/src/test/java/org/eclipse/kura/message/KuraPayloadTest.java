package org.eclipse.kura.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KuraPayloadTest {
  private final KuraPayload payload = new KuraPayload();

  @Test
  void isEmptyAtFirst() {
    assertThat(payload.metrics()).isEmpty();
    assertThat(payload.getBody()).isNull();
    assertThat(payload.getTimestamp()).isNull();
    assertThat(payload.getPosition()).isNull();
  }

  @Test
  void keepsTheLastValueOfAName() {
    payload.addMetric("temperature", 20.5);
    payload.addMetric("temperature", 21);

    assertThat(payload.getMetric("temperature")).isEqualTo(21);
    assertThat(payload.metricNames()).containsExactly("temperature");
    assertThat(payload.metricsIterator()).toIterable().containsExactly("temperature");
  }

  @Test
  void forgetsWhatIsRemoved() {
    payload.addMetric("a", 1);
    payload.addMetric("b", 2);
    payload.removeMetric("a");
    assertThat(payload.metrics()).containsOnlyKeys("b");

    payload.removeAllMetrics();
    assertThat(payload.metrics()).isEmpty();
  }

  @Test
  void letsNobodyChangeItsValuesFromOutside() {
    assertThatThrownBy(() -> payload.metrics().put("a", 1))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> payload.metricNames().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void knowsOfAPositionOnlyWhatWasSet() {
    KuraPosition position = new KuraPosition();
    position.setLatitude(54.7);
    position.setSatellites(7);
    payload.setPosition(position);

    assertThat(payload.getPosition().getLatitude()).isEqualTo(54.7);
    assertThat(payload.getPosition().getSatellites()).isEqualTo(7);
    assertThat(payload.getPosition().getLongitude()).isNull();
    assertThat(payload.getPosition().getStatus()).isNull();
  }
}
