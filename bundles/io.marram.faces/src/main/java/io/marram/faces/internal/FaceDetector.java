package io.marram.faces.internal;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
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
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that turns frames into faces. */
@Designate(ocd = FaceDetectorConfig.class, factory = true)
@Component(
    name = FaceDetector.PID,
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
public final class FaceDetector implements ConfigurableComponent, WireEmitter, WireReceiver {

  static final String PID = "io.marram.faces.FaceDetector";

  private static final Logger logger = LoggerFactory.getLogger(FaceDetector.class);

  private final WireHelperService wireHelper;
  private final Clock clock;
  private final SearchStage stage;
  private final AtomicReference<InferenceEngineService> engine = new AtomicReference<>();
  private WireSupport wires;
  private FrameDesk desk;
  private volatile boolean connected;
  private String pid;

  @Activate
  public FaceDetector(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events) {
    this(wireHelper, Clock.systemUTC(), new SearchStage(events, System::nanoTime));
  }

  FaceDetector(WireHelperService wireHelper, Clock clock, SearchStage stage) {
    this.wireHelper = wireHelper;
    this.clock = clock;
    this.stage = stage;
  }

  @Reference(
      name = "InferenceEngineService",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setInferenceEngineService(InferenceEngineService service) {
    engine.set(service);
  }

  void unsetInferenceEngineService(InferenceEngineService service) {
    engine.compareAndSet(service, null);
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, FaceDetectorConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    desk = new FrameDesk(pid, clock, stage);
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  /** A bad configuration makes frames wait and is said once; the component stays. */
  @Modified
  void modified(FaceDetectorConfig config) {
    try {
      desk.searchWith(new FrameSearch(FaceDetectorMapping.map(config), engine::get));
      logger.info("event=faces.configured pid={}", pid);
    } catch (RuntimeException e) {
      desk.searchWith(null);
      logger.error("event=faces.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    desk.searchWith(null);
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    for (WireRecord received : envelope.getRecords()) {
      FrameRecord.of(received)
          .ifPresentOrElse(
              this::answer, () -> logger.debug("event=faces.ignored pid={} reason=no-id", pid));
    }
  }

  /** Nobody would get an answer while no wire leaves this component: the frame waits unsearched. */
  private void answer(FrameRecord frame) {
    if (!connected) {
      logger.debug("event=faces.unconnected pid={}", pid);
      return;
    }
    List<WireRecord> answer = desk.answer(frame);
    if (!answer.isEmpty()) {
      wires.emit(answer);
    }
  }

  /** Frames, counted and answered. */
  FrameDesk desk() {
    return desk;
  }

  @Override
  public Object polled(Wire wire) {
    return wires.polled(wire);
  }

  @Override
  public void consumersConnected(Wire[] outgoing) {
    wires.consumersConnected(outgoing);
    connected = outgoing != null && outgoing.length > 0;
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
