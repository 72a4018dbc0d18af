package io.marram.simulator.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.simulator.FaultLabels;
import java.util.stream.IntStream;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What Kura's web UI shows is what the code reads. */
class MetatypeTest {

  @Test
  void isWhereKuraLooksAndBelongsToAFactory() throws Exception {
    ComponentDescription description = ComponentDescription.of(Simulator.PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(Simulator.PID);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(Simulator.PID);
  }

  @Test
  void describesEveryPropertyWithItsDefault() throws Exception {
    ComponentDescription description = ComponentDescription.of(Simulator.PID);

    description.assertDescribes(SimulatorConfig.class);
    description.assertOnlyFreeTextMayBeEmpty();
  }

  @Test
  void sensorsArePastedIntoATextArea() throws Exception {
    Element sensors = ComponentDescription.of(Simulator.PID).attributes().get("sensors");

    assertThat(sensors.getAttribute("description")).endsWith("|TextArea");
  }

  @Test
  void theComponentEmitsAndKeepsItsServicePidSingle() throws Exception {
    ComponentDescription description = ComponentDescription.of(Simulator.PID);

    assertThat(description.component().getAttribute("name")).isEqualTo(Simulator.PID);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsEntry("output.cardinality.maximum", "1")
        .containsEntry("input.cardinality.maximum", "0")
        .doesNotContainKey("service.pid");
  }

  @Test
  void theLabelsOfFaultsAreAService() throws Exception {
    var provided =
        ComponentDescription.of(Simulator.PID).component().getElementsByTagName("provide");

    assertThat(IntStream.range(0, provided.getLength()))
        .anyMatch(
            i ->
                ((Element) provided.item(i))
                    .getAttribute("interface")
                    .equals(FaultLabels.class.getName()));
  }
}
