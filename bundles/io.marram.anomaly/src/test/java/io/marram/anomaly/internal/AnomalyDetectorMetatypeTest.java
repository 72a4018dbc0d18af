package io.marram.anomaly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.testing.ComponentDescription;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Kura's web UI shows is what the code reads. */
class AnomalyDetectorMetatypeTest {

  @Test
  void isWhereKuraLooksAndBelongsToAFactory() throws Exception {
    ComponentDescription description = ComponentDescription.of(AnomalyDetector.PID);

    assertThat(description.objectClass().getAttribute("id")).isEqualTo(AnomalyDetector.PID);
    assertThat(description.designate().getAttribute("factoryPid")).isEqualTo(AnomalyDetector.PID);
  }

  @Test
  void describesEveryPropertyWithItsDefault() throws Exception {
    ComponentDescription description = ComponentDescription.of(AnomalyDetector.PID);

    description.assertDescribes(AnomalyDetectorConfig.class);
    description.assertOnlyFreeTextMayBeEmpty();
  }

  @Test
  void theComponentReceivesAndEmitsAndKeepsItsServicePidSingle() throws Exception {
    ComponentDescription description = ComponentDescription.of(AnomalyDetector.PID);

    assertThat(description.component().getAttribute("name")).isEqualTo(AnomalyDetector.PID);
    assertThat(description.component().getAttribute("modified")).isEqualTo("modified");
    assertThat(description.properties())
        .containsEntry("output.cardinality.maximum", "1")
        .containsEntry("input.cardinality.maximum", "1")
        .doesNotContainKey("service.pid");
  }

  @Test
  void kindsOfOtherBundlesComeAndGoWhileItRuns() throws Exception {
    NodeList references =
        ComponentDescription.of(AnomalyDetector.PID).component().getElementsByTagName("reference");
    List<String> dynamic = new ArrayList<>();
    for (int i = 0; i < references.getLength(); i++) {
      Element reference = (Element) references.item(i);
      if (reference.getAttribute("policy").equals("dynamic")) {
        assertThat(reference.getAttribute("cardinality")).isEqualTo("0..n");
        dynamic.add(reference.getAttribute("name"));
      }
    }

    assertThat(dynamic).containsExactlyInAnyOrder("FeatureKind", "DetectorKind");
  }
}
