package io.marram.emulator.kura.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.graph.WireComponentDefinition;
import org.junit.jupiter.api.Test;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

class DeclaredPortsTest {
  private final ComponentDescriptionDTO kind = new ComponentDescriptionDTO();

  DeclaredPortsTest() {
    kind.name = "x.Kind";
    kind.serviceInterfaces = new String[] {WireComponent.class.getName()};
    kind.properties = new HashMap<>();
  }

  @Test
  void anEmitterHasOneOutputAndAReceiverOneInputIfNothingElseIsDeclared() {
    kind.serviceInterfaces =
        new String[] {WireEmitter.class.getName(), WireReceiver.class.getName()};

    WireComponentDefinition definition = DeclaredPorts.of(kind);

    assertThat(definition.getFactoryPid()).isEqualTo("x.Kind");
    assertThat(definition.getMinInputPorts()).isEqualTo(1);
    assertThat(definition.getMaxInputPorts()).isEqualTo(1);
    assertThat(definition.getDefaultOutputPorts()).isEqualTo(1);
    assertThat(definition.getInputPortNames()).isNull();
  }

  @Test
  void countsAreTakenFromTheProperties() {
    declareCounts();

    WireComponentDefinition definition = DeclaredPorts.of(kind);

    assertThat(definition.getMinInputPorts()).isEqualTo(2);
    assertThat(definition.getMaxInputPorts()).isEqualTo(5);
    assertThat(definition.getDefaultInputPorts()).isEqualTo(3);
    assertThat(definition.getMaxOutputPorts()).isZero();
  }

  @Test
  void aMissingCountIsZeroAndSpoilsNoOtherKind() {
    declareCounts();
    kind.properties.remove("input.cardinality.default");

    assertThat(DeclaredPorts.of(kind).getDefaultInputPorts()).isZero();
  }

  @Test
  void portNamesAreReadFromAnArray() {
    declareCounts();
    kind.properties.put("input.port.names", new String[] {"0=picture", "1 = trigger"});

    assertThat(DeclaredPorts.of(kind).getInputPortNames())
        .isEqualTo(Map.of(0, "picture", 1, "trigger"));
  }

  @Test
  void aNameForAPortThatDoesNotExistOrThatKuraGivesItselfIsIgnored() {
    declareCounts();
    kind.properties.put(
        "input.port.names", new String[] {"5=late", "-1=early", "0=in0", "1=", "x=y", "2=good"});

    assertThat(DeclaredPorts.of(kind).getInputPortNames()).isEqualTo(Map.of(2, "good"));
  }

  private void declareCounts() {
    kind.properties.put("input.cardinality.minimum", 2);
    kind.properties.put("input.cardinality.maximum", 5);
    kind.properties.put("input.cardinality.default", 3);
    kind.properties.put("output.cardinality.minimum", 0);
    kind.properties.put("output.cardinality.maximum", 0);
    kind.properties.put("output.cardinality.default", 0);
  }
}
