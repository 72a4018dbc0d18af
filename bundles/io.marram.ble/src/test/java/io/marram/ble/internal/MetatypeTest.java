package io.marram.ble.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;

/** What Kura's web UI shows is what the code reads. */
class MetatypeTest {

  @Test
  void isWhereKuraLooksAndBelongsToAFactory() throws Exception {
    ComponentDescription description = ComponentDescription.of(BleSensors.PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(BleSensors.PID);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(BleSensors.PID);
  }

  @Test
  void describesEveryPropertyWithItsDefault() throws Exception {
    ComponentDescription description = ComponentDescription.of(BleSensors.PID);

    description.assertDescribes(BleSensorsConfig.class);
    description.assertOnlyFreeTextMayBeEmpty();
  }

  @Test
  void theComponentKeepsItsServicePidSingle() throws Exception {
    ComponentDescription description = ComponentDescription.of(BleSensors.PID);

    assertThat(description.component().getAttribute("name")).isEqualTo(BleSensors.PID);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsKeys("output.cardinality.maximum")
        .doesNotContainKey("service.pid");
  }
}
