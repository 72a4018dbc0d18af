package io.marram.recognition.internal;

import io.marram.contract.FrameReceipt;
import io.marram.contract.WireProperties;
import io.marram.log.Printable;
import io.marram.recognition.FrameOutcome;
import io.marram.recognition.RecognitionSettings;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component at the end of the way on the gateway. */
@Designate(ocd = RecognitionQueueConfig.class, factory = true)
@Component(
    name = RecognitionQueue.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireReceiver.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=0",
      "output.cardinality.maximum:Integer=0",
      "output.cardinality.default:Integer=0"
    })
public final class RecognitionQueue implements ConfigurableComponent, WireReceiver {

  static final String PID = "io.marram.recognition.RecognitionQueue";

  private static final Logger logger = LoggerFactory.getLogger(RecognitionQueue.class);

  private final WireHelperService wireHelper;
  private final CryptoService crypto;
  private final EventAdmin events;
  private final UnaryOperator<String> environment;
  private WireSupport wires;
  private String pid;
  private RecognitionSettings settings;
  private volatile Sender sender;

  @Activate
  public RecognitionQueue(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "CryptoService") CryptoService crypto,
      @Reference(name = "EventAdmin") EventAdmin events) {
    this(wireHelper, crypto, events, System::getenv);
  }

  RecognitionQueue(
      WireHelperService wireHelper,
      CryptoService crypto,
      EventAdmin events,
      UnaryOperator<String> environment) {
    this.wireHelper = wireHelper;
    this.crypto = crypto;
    this.events = events;
    this.environment = environment;
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, RecognitionQueueConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    apply(config);
  }

  @Modified
  void modified(RecognitionQueueConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    stop();
  }

  /** A bad configuration stops the sending and is said once; the component stays. */
  private void apply(RecognitionQueueConfig config) {
    try {
      RecognitionSettings wanted = new RecognitionMapping(environment, this::decrypt).map(config);
      if (sender != null && wanted.equals(settings)) {
        return;
      }
      stop();
      settings = wanted;
      sender = new Sender(pid, wanted, this::sendReceipt);
      logger.info("event=recognition.configured pid={} queue={}", pid, wanted.requestQueue().url());
    } catch (RuntimeException e) {
      stop();
      logger.error("event=recognition.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private void stop() {
    Sender running = sender;
    sender = null;
    if (running != null) {
      running.close();
    }
  }

  private String decrypt(String encrypted) {
    try {
      return new String(crypto.decryptAes(encrypted.toCharArray()));
    } catch (KuraException e) {
      throw new IllegalArgumentException(
          "secret.access.key cannot be decrypted, enter it again", e);
    }
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return sender != null;
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    Sender running = sender;
    if (running == null) {
      return;
    }
    try {
      OutcomeReader.read(envelope.getRecords()).forEach(running::send);
    } catch (RuntimeException e) {
      logger.warn(
          "event=recognition.records.refused pid={} emitter={} reason=\"{}\"",
          pid,
          envelope.getEmitterPid(),
          Printable.of(e.toString()));
    }
  }

  private void sendReceipt(FrameOutcome outcome) {
    events.sendEvent(
        new Event(
            FrameReceipt.TOPIC,
            Map.of(
                WireProperties.FRAME_ID,
                outcome.requestId(),
                WireProperties.FRAME_SOURCE,
                outcome.source())));
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
