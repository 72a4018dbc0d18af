package io.marram.collection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;

/** What Kura's web UI shows is what the code reads. */
class MetatypeTest {

  private static final String PID = FrameCollector.PID;

  @Test
  void isWhereKuraLooksAndBelongsToAFactory() throws Exception {
    ComponentDescription description = ComponentDescription.of(PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(PID);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(PID);
  }

  @Test
  void describesEveryPropertyWithItsDefault() throws Exception {
    ComponentDescription description = ComponentDescription.of(PID);

    description.assertDescribes(FrameCollectorConfig.class);
    description.assertOnlyFreeTextMayBeEmpty();
  }

  @Test
  void theComponentKeepsItsServicePidSingle() throws Exception {
    ComponentDescription description = ComponentDescription.of(PID);

    assertThat(description.component().getAttribute("name")).isEqualTo(PID);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsKey("input.cardinality.maximum")
        .doesNotContainKey("service.pid");
  }
}
