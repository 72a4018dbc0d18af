package io.marram.emulator.kura.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.emulator.kura.configuration.PlainConfiguration;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;

class GraphJsonPropertyTest {
  @Property
  void readsWhatItWrote(@ForAll("graphs") WireGraphConfiguration graph) {
    WireGraphConfiguration read = GraphJson.read(GraphJson.write(graph));

    assertThat(read.getWireConfigurations()).isEqualTo(graph.getWireConfigurations());
    assertThat(read.getWireComponentConfigurations())
        .extracting(component -> component.getConfiguration().getPid())
        .isEqualTo(
            graph.getWireComponentConfigurations().stream()
                .map(component -> component.getConfiguration().getPid())
                .toList());
    assertThat(read.getWireComponentConfigurations())
        .extracting(WireComponentConfiguration::getProperties)
        .isEqualTo(
            graph.getWireComponentConfigurations().stream()
                .map(WireComponentConfiguration::getProperties)
                .toList());
  }

  @Provide
  Arbitrary<WireGraphConfiguration> graphs() {
    return Combinators.combine(components().list().ofMaxSize(6), wires().list().ofMaxSize(6))
        .as(WireGraphConfiguration::new);
  }

  private static Arbitrary<WireComponentConfiguration> components() {
    Arbitrary<Float> coordinate = Arbitraries.floats().between(-5000f, 5000f);
    Arbitrary<Map<String, String>> names =
        Arbitraries.maps(Arbitraries.integers().between(0, 3).map(String::valueOf), texts())
            .ofMaxSize(3);
    Arbitrary<Integer> count = Arbitraries.integers().between(0, 4);
    return Combinators.combine(texts(), count, count, coordinate, coordinate, names, names)
        .as(
            (pid, inputs, outputs, x, y, inputNames, outputNames) -> {
              Map<String, Object> properties = new HashMap<>();
              properties.put("inputPortCount", inputs);
              properties.put("outputPortCount", outputs);
              properties.put("position.x", x);
              properties.put("position.y", y);
              inputNames.forEach((port, name) -> properties.put("inputPortNames." + port, name));
              outputNames.forEach((port, name) -> properties.put("outputPortNames." + port, name));
              return new WireComponentConfiguration(
                  new PlainConfiguration(pid, null, null), properties);
            });
  }

  private static Arbitrary<MultiportWireConfiguration> wires() {
    Arbitrary<Integer> port = Arbitraries.integers().between(0, 3);
    return Combinators.combine(texts(), texts(), port, port).as(MultiportWireConfiguration::new);
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMinLength(1).ofMaxLength(12);
  }
}
