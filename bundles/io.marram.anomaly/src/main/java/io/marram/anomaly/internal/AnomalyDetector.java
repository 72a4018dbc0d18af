package io.marram.anomaly.internal;

import io.marram.anomaly.detector.DetectorKind;
import io.marram.anomaly.feature.FeatureKind;
import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
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
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
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
public final class AnomalyDetector extends WiredComponent implements WireEmitter, WireReceiver {

  static final String PID = "io.marram.anomaly.AnomalyDetector";

  private static final String STAGE = "anomaly";
  private static final Logger logger = LoggerFactory.getLogger(AnomalyDetector.class);

  private final EventAdmin events;
  private final SystemService system;
  private final KnownKinds kinds;
  private volatile DetectorRuntime runtime;

  @Activate
  public AnomalyDetector(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events,
      @Reference(name = "SystemService") SystemService system) {
    super(context, wireHelper);
    this.events = events;
    this.system = system;
    this.kinds = new KnownKinds(pid);
  }

  @Reference(
      name = "FeatureKind",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addFeatureKind(ServiceReference<FeatureKind> reference, FeatureKind kind) {
    kinds.addFeature(reference, kind);
    refresh();
  }

  void removeFeatureKind(ServiceReference<FeatureKind> reference) {
    kinds.removeFeature(reference);
    refresh();
  }

  @Reference(
      name = "DetectorKind",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addDetectorKind(ServiceReference<DetectorKind> reference, DetectorKind kind) {
    kinds.addDetector(reference, kind);
    refresh();
  }

  void removeDetectorKind(ServiceReference<DetectorKind> reference) {
    kinds.removeDetector(reference);
    refresh();
  }

  private synchronized void refresh() {
    if (runtime != null) {
      runtime.use(kinds.of(runtime.settings().detectors()));
    }
  }

  @Activate
  void activate(AnomalyDetectorConfig config) {
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
            pid,
            settings,
            kinds.of(settings.detectors()),
            DataFolder.of(system, pid),
            new StagePost(STAGE, events, System::nanoTime));
    next.start();
    runtime = next;
    logger.info("event=anomaly.configured pid={} groups={}", pid, settings.groups().size());
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
}
