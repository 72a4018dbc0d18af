package io.marram.emulator.components.join;

import io.marram.emulator.components.wire.StandardComponent;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.BarrierAggregatorFactory;
import org.eclipse.kura.wire.graph.CachingAggregatorFactory;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.graph.PortAggregatorFactory;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
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
public final class JoinComponent extends StandardComponent
    implements WireEmitter, MultiportWireReceiver {
  static final String PID = "org.eclipse.kura.wire.Join";
  private static final Logger logger = LoggerFactory.getLogger(JoinComponent.class);

  private final MultiportWireSupport ports;
  private final BarrierAggregatorFactory barriers;
  private final CachingAggregatorFactory caches;

  @Activate
  public JoinComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "BarrierAggregatorFactory") BarrierAggregatorFactory barriers,
      @Reference(name = "CachingAggregatorFactory") CachingAggregatorFactory caches,
      JoinConfig config) {
    super(context, wireHelper);
    this.ports = (MultiportWireSupport) wires;
    this.barriers = barriers;
    this.caches = caches;
    modified(config);
  }

  @Modified
  void modified(JoinConfig config) {
    try {
      PortAggregatorFactory aggregators = config.barrier() ? barriers : caches;
      aggregators
          .build(ports.getReceiverPorts())
          .onWireReceive(envelopes -> ports.emit(RecordMerge.of(envelopes)));
    } catch (RuntimeException e) {
      logger.error("event=join.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }
}
