package io.marram.emulator.kura.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.kura.wire.graph.Constants;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sorts the wires of a component by the port that they are plugged into. */
final class ConnectedWires {
  private static final Logger logger = LoggerFactory.getLogger(ConnectedWires.class);

  private ConnectedWires() {}

  /**
   * The wires of each port.
   *
   * @param wires null when there are none
   * @param portName the wire property that names the port
   */
  static List<List<Wire>> byPort(Wire[] wires, Constants portName, int portCount) {
    List<List<Wire>> ports = new ArrayList<>();
    for (int i = 0; i < portCount; i++) {
      ports.add(new ArrayList<>());
    }
    for (Wire wire : wires == null ? new Wire[0] : wires) {
      if (wire.getProperties().get(portName.value()) instanceof Integer port
          && port >= 0
          && port < portCount) {
        ports.get(port).add(wire);
      } else {
        logger.warn(
            "event=wire.unplugged wire={} reason=needs-{}-below-{}",
            wire.getProperties(),
            portName.value(),
            portCount);
      }
    }
    return ports.stream().map(Collections::unmodifiableList).toList();
  }

  static List<List<Wire>> none(int portCount) {
    return byPort(null, Constants.WIRE_EMITTER_PORT_PROP_NAME, portCount);
  }

  static int portOf(List<List<Wire>> ports, Wire wire) {
    for (int port = 0; port < ports.size(); port++) {
      if (ports.get(port).contains(wire)) {
        return port;
      }
    }
    return -1;
  }
}
