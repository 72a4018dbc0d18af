package io.marram.cars.internal;

import java.time.Clock;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
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

/** The wire component that counts cars in frames. */
@Designate(ocd = CarDetectorConfig.class, factory = true)
@Component(
    name = CarDetector.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      MultiportWireEmitter.class,
      WireReceiver.class,
      Producer.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=3",
      "output.cardinality.maximum:Integer=3",
      "output.cardinality.default:Integer=3",
      "output.port.names=0=counts",
      "output.port.names=1=pictures",
      "output.port.names=2=detections"
    })
public final class CarDetector extends WiredComponent
    implements MultiportWireEmitter, WireReceiver {

  static final String PID = "io.marram.cars.CarDetector";

  private final Receipts receipts;
  private final DetectorSources detectors;
  private final FrameDesk desk;
  private final ConfiguredWork work;

  @Activate
  public CarDetector(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events,
      @Reference(name = "SystemService") SystemService system) {
    this(
        context,
        wireHelper,
        events,
        Surroundings.of(system),
        Clock.systemUTC(),
        new CountStage(events, System::nanoTime),
        new DetectorSources());
  }

  CarDetector(
      ComponentContext context,
      WireHelperService wireHelper,
      EventAdmin events,
      Surroundings surroundings,
      Clock clock,
      CountStage stage,
      DetectorSources detectors) {
    super(context, wireHelper);
    this.receipts = new Receipts(events);
    this.detectors = detectors;
    this.desk = new FrameDesk(pid, clock, stage);
    this.work = new ConfiguredWork(pid, surroundings, detectors, desk);
  }

  @Reference(
      name = "InferenceEngineService",
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void setInferenceEngineService(InferenceEngineService service) {
    detectors.bind(service);
  }

  void unsetInferenceEngineService(InferenceEngineService service) {
    detectors.unbind(service);
  }

  @Activate
  void activate(CarDetectorConfig config) {
    modified(config);
  }

  /** A bad configuration makes frames wait and is said once; the component stays. */
  @Modified
  void modified(CarDetectorConfig config) {
    work.configure(config);
  }

  @Deactivate
  void deactivate() {
    desk.stop();
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    for (WireRecord received : envelope.getRecords()) {
      FrameRecord frame = new FrameRecord(received);
      Answer answer =
          desk.answer(frame, new Connections(isConnected(PICTURES), isConnected(DETECTIONS)));
      emit(COUNTS, answer.counts());
      emit(PICTURES, answer.pictures());
      emit(DETECTIONS, answer.detections());
      if (answer.done()) {
        receipts.send(frame);
      }
    }
  }

  /** Frames, counted and answered. */
  FrameDesk desk() {
    return desk;
  }
}
