package io.marram.emulator.kura.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphJsonTest {
  /** As a real Kura 5.6 answers. */
  private static final String KURA =
      "{\"components\":[{\"pid\":\"timer\",\"inputPortCount\":0,\"outputPortCount\":1,"
          + "\"renderingProperties\":{\"position\":{\"x\":-300,\"y\":0},"
          + "\"inputPortNames\":{},\"outputPortNames\":{\"0\":\"tick\"}}},"
          + "{\"pid\":\"logger\",\"inputPortCount\":1,\"outputPortCount\":0,"
          + "\"renderingProperties\":{\"position\":{\"x\":100,\"y\":0},"
          + "\"inputPortNames\":{},\"outputPortNames\":{}}}],"
          + "\"wires\":[{\"emitter\":\"timer\",\"emitterPort\":0,"
          + "\"receiver\":\"logger\",\"receiverPort\":0}]}";

  @Test
  void writesWhatItReadJustAsKuraDoes() {
    assertThat(GraphJson.write(GraphJson.read(KURA))).isEqualTo(KURA);
  }

  @Test
  void readsComponentsAndWires() {
    WireGraphConfiguration graph = GraphJson.read(KURA);

    assertThat(graph.getWireComponentConfigurations())
        .extracting(component -> component.getConfiguration().getPid())
        .containsExactly("timer", "logger");
    assertThat(graph.getWireComponentConfigurations().get(0).getProperties())
        .containsEntry("outputPortCount", 1)
        .containsEntry("position.x", -300f)
        .containsEntry("outputPortNames.0", "tick");
    assertThat(graph.getWireConfigurations())
        .containsExactly(new MultiportWireConfiguration("timer", "logger", 0, 0));
  }

  @Test
  void readsAnEmptyGraph() {
    WireGraphConfiguration graph = GraphJson.read("{}");

    assertThat(graph.getWireComponentConfigurations()).isEmpty();
    assertThat(graph.getWireConfigurations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "graph",
        "[]",
        "{\"components\":{}}",
        "{\"components\":[{\"inputPortCount\":1}]}",
        "{\"components\":[{\"pid\":\"a\",\"inputPortCount\":\"one\"}]}",
        "{\"wires\":[{\"emitter\":\"a\"}]}"
      })
  void refusesWhatIsNotAGraph(String json) {
    assertThatThrownBy(() -> GraphJson.read(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a wire graph");
  }
}
