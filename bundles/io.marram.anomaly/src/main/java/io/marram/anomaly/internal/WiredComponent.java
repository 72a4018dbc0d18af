package io.marram.anomaly.internal;

import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.wireadmin.Wire;

/**
 * Leaves a component's wires to Kura's support. A subclass says by {@code WireEmitter} and {@code
 * WireReceiver} which ends of wires it has. Declarative Services see the methods of the subclasses
 * only, so these carry the annotations.
 */
abstract class WiredComponent implements ConfigurableComponent {

  /** The component's Kura pid. */
  final String pid;

  final WireSupport wires;

  @SuppressWarnings("unchecked")
  WiredComponent(ComponentContext context, WireHelperService wireHelper) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    // a subclass is one: whoever implements it directly is bound to one version of Kura's API
    wires =
        wireHelper.newWireSupport(
            (WireComponent) this, (ServiceReference<WireComponent>) context.getServiceReference());
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
