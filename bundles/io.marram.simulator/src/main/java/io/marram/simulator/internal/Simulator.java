package io.marram.simulator.internal;

import io.marram.simulator.Fault;
import io.marram.simulator.FaultLabels;
import io.marram.simulator.SensorKinds;
import io.marram.simulator.SensorSettings;
import io.marram.simulator.Simulation;
import io.marram.simulator.kind.SensorKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that stands in for sensors. */
@Designate(ocd = SimulatorConfig.class, factory = true)
@Component(
    name = Simulator.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      Producer.class,
      FaultLabels.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=0",
      "input.cardinality.maximum:Integer=0",
      "input.cardinality.default:Integer=0",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class Simulator implements ConfigurableComponent, WireEmitter, FaultLabels {

  static final String PID = "io.marram.simulator.Simulator";

  private static final Logger logger = LoggerFactory.getLogger(Simulator.class);
  private static final Duration PATIENCE = Duration.ofMillis(1900);

  private final WireHelperService wireHelper;
  private final Clock clock;
  private final AddedKinds kinds = new AddedKinds();
  private WireSupport wires;
  private String pid;
  private SimulatorSettings settings;
  private Simulation simulation;
  private ReadingPump pump;
  private boolean connected;

  @Activate
  public Simulator(@Reference(name = "WireHelperService") WireHelperService wireHelper) {
    this(wireHelper, Clock.systemUTC());
  }

  Simulator(WireHelperService wireHelper, Clock clock) {
    this.wireHelper = wireHelper;
    this.clock = clock;
  }

  @Reference(
      name = "SensorKind",
      service = SensorKind.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  synchronized void addSensorKind(ServiceReference<SensorKind> reference, SensorKind kind) {
    Set<String> types = kinds.add(reference, kind);
    if (settings != null) {
      refresh();
      logger.info("event=simulator.kind.added pid={} types={}", pid, types);
    }
  }

  synchronized void removeSensorKind(ServiceReference<SensorKind> reference) {
    Set<String> types = kinds.remove(reference);
    if (settings != null) {
      refresh();
      logger.info("event=simulator.kind.gone pid={} types={}", pid, types);
    }
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, SimulatorConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  /** A bad configuration stops the readings and is said once; the component stays. */
  @Modified
  void modified(SimulatorConfig config) {
    try {
      apply(SimulatorMapping.map(config));
    } catch (RuntimeException e) {
      deactivate();
      logger.error("event=simulator.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private synchronized void apply(SimulatorSettings wanted) {
    boolean unchanged = wanted.equals(settings);
    kinds.forgetAbsent();
    settings = wanted;
    refresh();
    if (unchanged) {
      return;
    }
    logger.info(
        "event=simulator.configured pid={} sensors={} per_second={} generic={}",
        pid,
        wanted.sensors().size(),
        simulation.samplingRate(),
        unknownTypes(wanted));
  }

  private Set<String> unknownTypes(SimulatorSettings wanted) {
    SensorKinds known = kinds.all();
    return wanted.sensors().stream()
        .map(SensorSettings::type)
        .filter(type -> !known.knows(type))
        .collect(Collectors.toSet());
  }

  /** Simulates with the settings and kinds of now; the time goes on. */
  private void refresh() {
    simulation = new Simulation(settings.seed(), settings.zone(), settings.sensors(), kinds.all());
    ReadingPump.Plan plan =
        new ReadingPump.Plan(simulation, new ReadingRecords(settings.sensors()), settings.batch());
    if (pump == null) {
      pump = new ReadingPump(pid, clock, wires::emit, plan, settings.history());
      pump.connected(connected);
      pump.start();
    } else {
      pump.follow(plan);
    }
  }

  @Deactivate
  void deactivate() {
    ReadingPump running = release();
    if (running != null && !running.stop(PATIENCE)) {
      logger.warn("event=simulator.wires.stalled pid={}", pid);
    }
  }

  private synchronized ReadingPump release() {
    ReadingPump running = pump;
    pump = null;
    settings = null;
    simulation = null;
    return running;
  }

  /** Whether it runs with the configuration it was given last. */
  synchronized boolean isConfigured() {
    return pump != null;
  }

  @Override
  public List<Fault> faults(long fromMillis, long untilMillis) {
    Simulation running;
    synchronized (this) {
      running = simulation;
    }
    return running == null ? List.of() : running.faults(fromMillis, untilMillis);
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] consumers) {
    wires.consumersConnected(consumers);
    synchronized (this) {
      connected = consumers != null && consumers.length > 0;
      if (pump != null) {
        pump.connected(connected);
      }
    }
  }
}
