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

  private final KnownKinds kinds;
  private final CurrentDetector current;

  @Activate
  public AnomalyDetector(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events,
      @Reference(name = "SystemService") SystemService system) {
    super(context, wireHelper);
    kinds = new KnownKinds(pid);
    StagePost stage = new StagePost(STAGE, events, System::nanoTime);
    current = new CurrentDetector(pid, kinds, DataFolder.of(system, pid), stage);
  }

  @Reference(
      name = "FeatureKind",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addFeatureKind(ServiceReference<FeatureKind> reference, FeatureKind kind) {
    kinds.addFeature(reference, kind);
    current.refresh();
  }

  void removeFeatureKind(ServiceReference<FeatureKind> reference) {
    kinds.removeFeature(reference);
    current.refresh();
  }

  @Reference(
      name = "DetectorKind",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void addDetectorKind(ServiceReference<DetectorKind> reference, DetectorKind kind) {
    kinds.addDetector(reference, kind);
    current.refresh();
  }

  void removeDetectorKind(ServiceReference<DetectorKind> reference) {
    kinds.removeDetector(reference);
    current.refresh();
  }

  @Activate
  void activate(AnomalyDetectorConfig config) {
    modified(config);
  }

  /** A bad configuration stops the verdicts and is said once; the component stays. */
  @Modified
  void modified(AnomalyDetectorConfig config) {
    try {
      AnomalyDetectorSettings settings = AnomalyDetectorMapping.map(config);
      if (current.run(settings)) {
        logger.info("event=anomaly.configured pid={} groups={}", pid, settings.groups().size());
      }
    } catch (RuntimeException e) {
      current.stop();
      logger.error("event=anomaly.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    current.stop();
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return current.isRunning();
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    List<WireRecord> verdicts = current.judge(envelope.getRecords());
    if (!verdicts.isEmpty()) {
      wires.emit(verdicts);
    }
  }
}
