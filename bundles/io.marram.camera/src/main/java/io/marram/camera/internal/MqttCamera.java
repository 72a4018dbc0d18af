package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.MqttCameraSettings;
import io.marram.contract.FrameReceipt;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
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
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component of an MQTT camera. */
@Designate(ocd = MqttCameraConfig.class, factory = true)
@Component(
    name = MqttCamera.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      Producer.class,
      EventHandler.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=0",
      "input.cardinality.maximum:Integer=0",
      "input.cardinality.default:Integer=0",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1",
      "event.topics=" + FrameReceipt.TOPIC
    })
public final class MqttCamera implements ConfigurableComponent, WireEmitter, EventHandler {

  static final String PID = "io.marram.camera.MqttCamera";

  private static final Logger logger = LoggerFactory.getLogger(MqttCamera.class);

  private final WireHelperService wireHelper;
  private final CryptoService crypto;
  private final UnaryOperator<String> environment;
  private WireSupport wires;
  private String pid;
  private MqttCameraSettings settings;
  private volatile MqttSource source;

  @Activate
  public MqttCamera(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "CryptoService") CryptoService crypto) {
    this(wireHelper, crypto, System::getenv);
  }

  MqttCamera(
      WireHelperService wireHelper, CryptoService crypto, UnaryOperator<String> environment) {
    this.wireHelper = wireHelper;
    this.crypto = crypto;
    this.environment = environment;
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, MqttCameraConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    apply(config);
  }

  @Modified
  void modified(MqttCameraConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    stop();
  }

  /**
   * A bad configuration stops the camera and is said once; the component stays, to be corrected.
   */
  private void apply(MqttCameraConfig config) {
    try {
      MqttCameraSettings wanted = new MqttCameraMapping(environment, this::decrypt).map(config);
      if (source != null && Objects.equals(wanted, settings)) {
        return;
      }
      stop();
      settings = wanted;
      source = new MqttSource(pid, wanted, this::emit);
      source.start();
      logger.info("event=camera.configured pid={} broker={}", pid, wanted.broker());
    } catch (RuntimeException e) {
      stop();
      logger.error("event=camera.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private void stop() {
    MqttSource running = source;
    source = null;
    if (running != null) {
      running.close();
    }
  }

  private String decrypt(String encrypted) {
    try {
      return new String(crypto.decryptAes(encrypted.toCharArray()));
    } catch (KuraException e) {
      throw new IllegalArgumentException("password cannot be decrypted, enter it again", e);
    }
  }

  private void emit(Capture capture) {
    wires.emit(FrameRecords.of(capture));
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return source != null;
  }

  @Override
  public void handleEvent(Event receipt) {
    MqttSource running = source;
    if (running != null) {
      Receipts.read(receipt).ifPresent(running::settled);
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
}
