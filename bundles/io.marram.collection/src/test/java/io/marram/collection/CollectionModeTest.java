package io.marram.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CollectionModeTest {

  @Test
  void autoIsSwitchedByTheVariableOfEdgeImpulseProjects() {
    assertThat(auto(Map.of())).isFalse();
    assertThat(auto(Map.of("EI_COLLECT_MODE_IMAGE", "Y"))).isTrue();
    assertThat(auto(Map.of("EI_COLLECT_MODE_IMAGE", " y "))).isTrue();
    assertThat(auto(Map.of("EI_COLLECT_MODE_IMAGE", "N"))).isFalse();
    assertThat(auto(Map.of("EI_COLLECT_MODE", "Y"))).isTrue();
    assertThat(auto(Map.of("EI_COLLECT_MODE_IMAGE", "N", "EI_COLLECT_MODE", "Y"))).isFalse();
    assertThat(auto(Map.of("EI_COLLECT_MODE", "maybe"))).isFalse();
  }

  @Test
  void onAndOffAskNobody() {
    assertThat(CollectionMode.parse("on").isOn(variable -> "N")).isTrue();
    assertThat(CollectionMode.parse("off").isOn(variable -> "Y")).isFalse();
  }

  @Test
  void anythingElseIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CollectionMode.parse("yes"))
        .withMessage("enabled must be auto, on or off, was \"yes\"");
  }

  private static boolean auto(Map<String, String> environment) {
    return CollectionMode.parse("auto").isOn(environment::get);
  }
}
