package io.marram.emulator.components.join;

import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.PortAggregatorFactory;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that joins what arrives at two ports. */
@Designate(ocd = JoinConfig.class, factory = true)
@Component(
    name = JoinComponent.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      MultiportWireReceiver.class,
      Producer.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=2",
      "input.cardinality.maximum:Integer=2",
      "input.cardinality.default:Integer=2",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class JoinComponent
    implements ConfigurableComponent, WireEmitter, MultiportWireReceiver {
  static final String PID = "org.eclipse.kura.wire.Join";
  private static final Logger logger = LoggerFactory.getLogger(JoinComponent.class);

  private final String pid;
  private final MultiportWireSupport wires;
  private final BarrierAggregatorFactory barriers;
  private final CachingAggregatorFactory caches;

  @Activate
  @SuppressWarnings("unchecked")
  public JoinComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "BarrierAggregatorFactory") BarrierAggregatorFactory barriers,
      @Reference(name = "CachingAggregatorFactory") CachingAggregatorFactory caches,
      JoinConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    this.barriers = barriers;
    this.caches = caches;
    wires =
        (MultiportWireSupport)
            wireHelper.newWireSupport(
                this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  @Modified
  void modified(JoinConfig config) {
    try {
      PortAggregatorFactory aggregators = config.barrier() ? barriers : caches;
      aggregators
          .build(wires.getReceiverPorts())
          .onWireReceive(envelopes -> wires.emit(RecordMerge.of(envelopes)));
    } catch (RuntimeException e) {
      logger.error("event=join.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] connected) {
    wires.consumersConnected(connected);
  }

  @Override
  public void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  @Override
  public void producersConnected(Wire[] connected) {
    wires.producersConnected(connected);
  }
}
