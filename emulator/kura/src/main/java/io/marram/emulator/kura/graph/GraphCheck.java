package io.marram.emulator.kura.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.wire.graph.MultiportWireConfiguration;
import org.eclipse.kura.wire.graph.WireComponentConfiguration;
import org.eclipse.kura.wire.graph.WireGraphConfiguration;

/** Refuses graphs that cannot work, whatever is installed. */
final class GraphCheck {
  private final Map<String, WireComponentConfiguration> components = new HashMap<>();

  private GraphCheck() {}

  /**
   * Checks that every component has a pid of its own and port counts, that every wire joins ports
   * that exist, and that no way along the wires comes back to where it began.
   *
   * @throws KuraException of code BAD_REQUEST when a component lacks a property, INVALID_PARAMETER
   *     for anything else
   */
  static void requireSound(WireGraphConfiguration graph) throws KuraException {
    GraphCheck check = new GraphCheck();
    for (WireComponentConfiguration component : graph.getWireComponentConfigurations()) {
      check.add(component);
    }
    for (MultiportWireConfiguration wire : graph.getWireConfigurations()) {
      check.requirePort(wire, wire.getEmitterPid(), GraphJson.OUTPUT_PORT_COUNT);
      check.requirePort(wire, wire.getReceiverPid(), GraphJson.INPUT_PORT_COUNT);
    }
    Optional<List<String>> cycle = GraphCycle.find(graph.getWireConfigurations());
    if (cycle.isPresent()) {
      throw invalid("the wires form a cycle: " + String.join(" -> ", cycle.get()));
    }
  }

  static KuraException invalid(String reason) {
    return new KuraException(KuraErrorCode.INVALID_PARAMETER, reason);
  }

  private void add(WireComponentConfiguration component) throws KuraException {
    String pid = component.getConfiguration().getPid();
    if (pid == null || pid.isBlank()) {
      throw invalid("a component has no pid");
    }
    for (String count : List.of(GraphJson.INPUT_PORT_COUNT, GraphJson.OUTPUT_PORT_COUNT)) {
      if (!(property(component, count) instanceof Integer number)) {
        throw new KuraException(
            KuraErrorCode.BAD_REQUEST,
            "component %s needs the property \"%s\"".formatted(pid, count));
      }
      if (number < 0) {
        throw invalid("%s of component %s is %d".formatted(count, pid, number));
      }
    }
    if (components.put(pid, component) != null) {
      throw invalid("two components have the pid " + pid);
    }
  }

  private void requirePort(MultiportWireConfiguration wire, String pid, String count)
      throws KuraException {
    boolean output = count.equals(GraphJson.OUTPUT_PORT_COUNT);
    int port = output ? wire.getEmitterPort() : wire.getReceiverPort();
    String name = "the wire from %s to %s".formatted(wire.getEmitterPid(), wire.getReceiverPid());
    WireComponentConfiguration component = components.get(pid);
    if (component == null) {
      throw invalid("%s needs a component %s, which is not in the graph".formatted(name, pid));
    }
    int ports = (int) property(component, count);
    if (port < 0 || port >= ports) {
      throw invalid(
          "%s needs %s port %d of %s, which has %d"
              .formatted(name, output ? "output" : "input", port, pid, ports));
    }
  }

  private static Object property(WireComponentConfiguration component, String name) {
    return component.getProperties() == null ? null : component.getProperties().get(name);
  }
}
