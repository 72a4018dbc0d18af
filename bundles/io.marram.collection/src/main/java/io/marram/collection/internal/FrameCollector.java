package io.marram.collection.internal;

import java.util.function.UnaryOperator;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.system.SystemService;
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
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Wire;

/**
 * The wire component that keeps pictures for training. It settles no frames: it may hang beside any
 * graph and changes nothing there.
 */
@Designate(ocd = FrameCollectorConfig.class, factory = true)
@Component(
    name = FrameCollector.PID,
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
public final class FrameCollector implements ConfigurableComponent, WireReceiver {

  static final String PID = "io.marram.collection.FrameCollector";

  private final WireHelperService wireHelper;
  private final CryptoService crypto;
  private final SystemService system;
  private final UnaryOperator<String> environment;
  private WireSupport wires;
  private ConfiguredCollector collecting;

  @Activate
  public FrameCollector(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "CryptoService") CryptoService crypto,
      @Reference(name = "SystemService") SystemService system) {
    this(wireHelper, crypto, system, System::getenv);
  }

  FrameCollector(
      WireHelperService wireHelper,
      CryptoService crypto,
      SystemService system,
      UnaryOperator<String> environment) {
    this.wireHelper = wireHelper;
    this.crypto = crypto;
    this.system = system;
    this.environment = environment;
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, FrameCollectorConfig config) {
    String pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    collecting =
        new ConfiguredCollector(
            pid,
            new FrameCollectorMapping(
                environment, this::decrypt, OwnFolder.of(system, pid), system.getDeviceName()));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  /** A bad configuration stops the collecting and is said once; the component stays. */
  @Modified
  void modified(FrameCollectorConfig config) {
    collecting.configure(config);
  }

  private String decrypt(String encrypted) {
    try {
      return new String(crypto.decryptAes(encrypted.toCharArray()));
    } catch (KuraException e) {
      throw new IllegalArgumentException(
          "secret.access.key cannot be decrypted, enter it again", e);
    }
  }

  /** Whether it collects, as it was configured last. */
  boolean isCollecting() {
    return collecting.running().isPresent();
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    collecting.running().ifPresent(collector -> offer(envelope, collector));
  }

  private static void offer(WireEnvelope envelope, Collector collector) {
    try {
      FrameReader.read(envelope.getRecords()).forEach(collector::offer);
    } catch (RuntimeException e) {
      collector.refuse(envelope.getEmitterPid(), e.toString());
    }
  }

  @Deactivate
  void deactivate() {
    collecting.close();
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
