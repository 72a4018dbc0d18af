package io.marram.emulator.kura.graph;

import static io.marram.emulator.kura.graph.Graphs.component;
import static io.marram.emulator.kura.graph.Graphs.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.emulator.kura.configuration.PlainConfiguration;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;

class GraphCheckTest {
  private static final WireComponentConfiguration A = component("a", 1, 1);
  private static final WireComponentConfiguration B = component("b", 1, 1);

  @Test
  void acceptsAGraphWhoseWiresJoinPortsThatExist() throws KuraException {
    GraphCheck.requireSound(
        graph(
            List.of(component("timer", 0, 1), component("join", 2, 1)),
            wire("timer", "join"),
            new MultiportWireConfiguration("timer", "join", 0, 1)));
  }

  @Test
  void refusesACycleAndSaysWhich() {
    assertRefused(graph(List.of(A, B), wire("a", "b"), wire("b", "a")), "a -> b -> a");
  }

  @Test
  void refusesTwoComponentsOfOnePid() {
    assertRefused(graph(List.of(A, B, component("a", 0, 1))), "two components have the pid a");
  }

  @Test
  void refusesAWireToAComponentThatIsNotThere() {
    assertRefused(
        graph(List.of(A), wire("a", "ghost")),
        "the wire from a to ghost needs a component ghost, which is not in the graph");
  }

  @Test
  void refusesAWireFromAPortThatIsNotThere() {
    assertRefused(
        graph(List.of(A, B), new MultiportWireConfiguration("a", "b", 1, 0)),
        "needs output port 1 of a, which has 1");
  }

  @Test
  void refusesAWireToAPortThatIsNotThere() {
    assertRefused(
        graph(List.of(A, component("source", 0, 1)), wire("a", "source")),
        "needs input port 0 of source, which has 0");
    assertRefused(
        graph(List.of(A, B), new MultiportWireConfiguration("a", "b", 0, -1)),
        "needs input port -1 of b");
  }

  @Test
  void refusesANegativeNumberOfPorts() {
    assertRefused(graph(List.of(component("a", -1, 0))), "inputPortCount of component a is -1");
  }

  @Test
  void refusesAComponentWithoutPid() {
    assertRefused(graph(List.of(component(" ", 0, 1))), "a component has no pid");
  }

  @Test
  void refusesAComponentWithoutPortCountsAsKuraDoes() {
    WireComponentConfiguration portless =
        new WireComponentConfiguration(new PlainConfiguration("a", null, null), Map.of());

    assertThatThrownBy(() -> GraphCheck.requireSound(graph(List.of(portless))))
        .isInstanceOfSatisfying(
            KuraException.class, e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.BAD_REQUEST))
        .hasMessageContaining("component a needs the property \"inputPortCount\"");
  }

  private static void assertRefused(WireGraphConfiguration graph, String reason) {
    assertThatThrownBy(() -> GraphCheck.requireSound(graph))
        .isInstanceOfSatisfying(
            KuraException.class,
            e -> assertThat(e.getCode()).isEqualTo(KuraErrorCode.INVALID_PARAMETER))
        .hasMessageContaining(reason);
  }

  private static WireGraphConfiguration graph(
      List<WireComponentConfiguration> components, MultiportWireConfiguration... wires) {
    return new WireGraphConfiguration(components, List.of(wires));
  }
}
