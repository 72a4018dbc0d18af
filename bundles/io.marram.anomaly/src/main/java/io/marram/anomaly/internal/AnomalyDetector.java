package io.marram.anomaly.internal;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.feature.FeatureKind;
import io.marram.contract.StageReport;
import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
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
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that says which readings are strange. */
@Designate(ocd = AnomalyDetectorConfig.class, factory = true)
@Component(
    name = AnomalyDetector.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      WireReceiver.class,
      Producer.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class AnomalyDetector implements ConfigurableComponent, WireEmitter, WireReceiver {

  static final String PID = "io.marram.anomaly.AnomalyDetector";

  private static final Logger logger = LoggerFactory.getLogger(AnomalyDetector.class);

  private final WireHelperService wireHelper;
  private final EventAdmin events;
  private final SystemService system;
  private final KnownKinds kinds = new KnownKinds();
  private WireSupport wires;
  private String pid;
  private volatile DetectorRuntime runtime;

  @Activate
  public AnomalyDetector(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events,
      @Reference(name = "SystemService") SystemService system) {
    this.wireHelper = wireHelper;
    this.events = events;
    this.system = system;
  }

  @Reference(
      name = "FeatureKind",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addFeatureKind(ServiceReference<FeatureKind> reference, FeatureKind kind) {
    kinds.features().add(reference, kind);
    refresh();
  }

  void removeFeatureKind(ServiceReference<FeatureKind> reference) {
    kinds.features().remove(reference);
    refresh();
  }

  @Reference(
      name = "DetectorKind",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addDetectorKind(ServiceReference<DetectorKind> reference, DetectorKind kind) {
    kinds.detectors().add(reference, kind);
    refresh();
  }

  void removeDetectorKind(ServiceReference<DetectorKind> reference) {
    kinds.detectors().remove(reference);
    refresh();
  }

  private synchronized void refresh() {
    if (runtime != null) {
      runtime.use(kinds.of(runtime.settings().detectors()));
    }
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, AnomalyDetectorConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  /** A bad configuration stops the verdicts and is said once; the component stays. */
  @Modified
  synchronized void modified(AnomalyDetectorConfig config) {
    try {
      run(AnomalyDetectorMapping.map(config));
    } catch (RuntimeException e) {
      deactivate();
      logger.error("event=anomaly.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private void run(AnomalyDetectorSettings settings) {
    if (runtime != null && settings.equals(runtime.settings())) {
      return;
    }
    deactivate();
    DetectorRuntime next =
        new DetectorRuntime(
            pid, settings, kinds.of(settings.detectors()), DataFolder.of(system, pid), this::post);
    next.start();
    runtime = next;
    logger.info("event=anomaly.configured pid={} groups={}", pid, settings.groups().size());
  }

  private void post(StageReport report) {
    events.postEvent(new Event(StageReport.EVENT_TOPIC, report.toProperties()));
  }

  @Deactivate
  synchronized void deactivate() {
    DetectorRuntime ending = runtime;
    runtime = null;
    if (ending != null) {
      ending.stop();
    }
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return runtime != null;
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    DetectorRuntime running = runtime;
    if (running == null) {
      return;
    }
    List<WireRecord> verdicts = running.judge(envelope.getRecords());
    if (!verdicts.isEmpty()) {
      wires.emit(verdicts);
    }
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] outgoing) {
    wires.consumersConnected(outgoing);
  }

  @Override
  public void updated(Wire wire, Object value) {
    wires.updated(wire, value);
  }

  @Override
  public void producersConnected(Wire[] incoming) {
    wires.producersConnected(incoming);
  }
}
