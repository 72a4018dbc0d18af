package io.marram.cars.internal;

import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/** Leaves the car detector's wires to Kura's support. */
abstract class WiredComponent implements ConfigurableComponent {

  static final int COUNTS = 0;
  static final int PICTURES = 1;
  static final int DETECTIONS = 2;

  /** The component's Kura pid. */
  final String pid;

  private final MultiportWireSupport wires;

  @SuppressWarnings("unchecked")
  WiredComponent(ComponentContext context, WireHelperService wireHelper) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        (MultiportWireSupport)
            wireHelper.newWireSupport(
                (WireComponent) this,
                (ServiceReference<WireComponent>) context.getServiceReference());
  }

  /** A graph may have been drawn with fewer ports. */
  final boolean isConnected(int port) {
    List<EmitterPort> ports = wires.getEmitterPorts();
    return port < ports.size() && !ports.get(port).listConnectedWires().isEmpty();
  }

  final void emit(int port, List<WireRecord> records) {
    List<EmitterPort> ports = wires.getEmitterPorts();
    if (!records.isEmpty() && port < ports.size()) {
      ports.get(port).emit(wires.createWireEnvelope(records));
    }
  }

  /** For the emitter. */
  public final Object polled(Wire wire) {
    return wires.polled(wire);
  }

  /** For the emitter. */
  public final void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
  }

  /** For the receiver. */
  public final void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  /** For the receiver. */
  public final void producersConnected(Wire[] connected) {
    wires.producersConnected(connected);
  }
}
