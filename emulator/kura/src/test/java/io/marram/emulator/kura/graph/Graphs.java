package io.marram.emulator.kura.graph;

import io.marram.emulator.kura.configuration.PlainConfiguration;
import java.util.Map;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;

/** Parts of graphs. */
final class Graphs {
  private Graphs() {}

  static WireComponentConfiguration component(String pid, int inputs, int outputs) {
    return new WireComponentConfiguration(
        new PlainConfiguration(pid, null, null),
        Map.of("inputPortCount", inputs, "outputPortCount", outputs));
  }

  static MultiportWireConfiguration wire(String emitter, String receiver) {
    return new MultiportWireConfiguration(emitter, receiver, 0, 0);
  }
}
