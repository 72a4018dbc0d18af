package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.StageReport;
import java.lang.annotation.Annotation;
import java.util.stream.Stream;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Kura's web UI shows is what the code reads. */
class HealthMetatypeTest {

  static Stream<Arguments> components() {
    return Stream.of(
        Arguments.of(Thresholds.PID, ThresholdsConfig.class, "1", "1"),
        Arguments.of(AlertMessages.PID, AlertMessagesConfig.class, "1", "1"),
        Arguments.of(Journal.PID, JournalConfig.class, "1", "0"),
        Arguments.of(GatewayHealth.PID, GatewayHealthConfig.class, "0", "2"));
  }

  @ParameterizedTest
  @MethodSource("components")
  void describesEveryPropertyWithItsDefault(
      String pid, Class<? extends Annotation> config, String inputs, String outputs)
      throws Exception {
    ComponentDescription description = ComponentDescription.of(pid);

    description.assertDescribes(config);
    description.assertOnlyFreeTextMayBeEmpty();
    assertThat(description.objectClass().getAttribute("id")).isEqualTo(pid);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(pid);
    assertThat(description.component().getAttribute("name")).isEqualTo(pid);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsEntry("input.cardinality.default", inputs)
        .containsEntry("output.cardinality.default", outputs)
        .doesNotContainKey("service.pid");
  }

  @Test
  void limitsArePastedIntoATextArea() throws Exception {
    assertThat(
            ComponentDescription.of(Thresholds.PID)
                .attributes()
                .get("limits")
                .getAttribute("description"))
        .endsWith("|TextArea");
  }

  @Test
  void theGatewaysHealthHearsStages() throws Exception {
    assertThat(ComponentDescription.of(GatewayHealth.PID).properties())
        .containsEntry("event.topics", StageReport.EVENT_TOPIC);
  }
}
