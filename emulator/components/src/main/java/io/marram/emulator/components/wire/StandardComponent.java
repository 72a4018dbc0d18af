package io.marram.emulator.components.wire;

import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/**
 * What every standard component does: it leaves its wires to Kura's support. A subclass says by
 * {@code WireEmitter} and {@code WireReceiver} which ends of wires it has. Declarative Services see
 * the methods of the subclasses only, so these carry the annotations.
 */
public abstract class StandardComponent implements ConfigurableComponent, WireComponent {
  /** The component's Kura pid. */
  protected final String pid;

  protected final WireSupport wires;

  @SuppressWarnings("unchecked")
  protected StandardComponent(ComponentContext context, WireHelperService wireHelper) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
  }

  /** For emitters. */
  public final Object polled(Wire wire) {
    return wires.polled(wire);
  }

  /** For emitters. */
  public final void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
  }

  /** For receivers. */
  public final void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  /** For receivers. */
  public final void producersConnected(Wire[] connected) {
    wires.producersConnected(connected);
  }
}
