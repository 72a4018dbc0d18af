package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.wire.graph.WireComponentDefinition;

/** A kind of wire component as Kura's REST API writes it. */
final class WireDefinitionJson {
  private WireDefinitionJson() {}

  static JsonObject write(WireComponentDefinition definition) {
    JsonObject json =
        new JsonObject()
            .add("factoryPid", definition.getFactoryPid())
            .add("minInputPorts", definition.getMinInputPorts())
            .add("maxInputPorts", definition.getMaxInputPorts())
            .add("defaultInputPorts", definition.getDefaultInputPorts())
            .add("minOutputPorts", definition.getMinOutputPorts())
            .add("maxOutputPorts", definition.getMaxOutputPorts())
            .add("defaultOutputPorts", definition.getDefaultOutputPorts());
    addNames(json, "inputPortNames", definition.getInputPortNames());
    addNames(json, "outputPortNames", definition.getOutputPortNames());
    ComponentConfiguration component = definition.getComponentOCD();
    if (component != null
        && component.getDefinition() != null
        && component.getDefinition().getAD() != null) {
      json.add("componentOCD", DefinitionJson.attributes(component.getDefinition().getAD()));
    }
    return json;
  }

  private static void addNames(JsonObject json, String name, Map<Integer, String> names) {
    if (names != null) {
      JsonObject object = new JsonObject();
      new TreeMap<>(names).forEach((port, text) -> object.add(port.toString(), text));
      json.add(name, object);
    }
  }
}
