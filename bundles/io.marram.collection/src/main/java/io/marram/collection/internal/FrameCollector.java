package io.marram.collection.internal;

import io.marram.collection.CollectorSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger logger = LoggerFactory.getLogger(FrameCollector.class);
  private static final String PLAIN = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";

  private final WireHelperService wireHelper;
  private final CryptoService crypto;
  private final SystemService system;
  private final UnaryOperator<String> environment;
  private WireSupport wires;
  private String pid;
  private CollectorSettings settings;

  /** Null while nothing is collected. */
  private volatile Collector collector;

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
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  /** A bad configuration stops the collecting and is said once; the component stays. */
  @Modified
  void modified(FrameCollectorConfig config) {
    try {
      CollectorSettings wanted =
          new FrameCollectorMapping(environment, this::decrypt, folder(), system.getDeviceName())
              .map(config);
      if (collector != null && wanted.equals(settings)) {
        return;
      }
      deactivate();
      settings = wanted;
      if (wanted.enabled()) {
        collector =
            new Collector(
                pid,
                wanted,
                Pauses.DEFAULT,
                () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
      }
      logger.info(
          "event=collection.configured pid={} enabled={} folder={} upload={}",
          pid,
          wanted.enabled(),
          wanted.folder().folder(),
          wanted.upload().isPresent());
    } catch (RuntimeException e) {
      deactivate();
      logger.error("event=collection.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private Path folder() {
    String name =
        pid.matches(PLAIN)
            ? pid
            : "pid-" + UUID.nameUUIDFromBytes(pid.getBytes(StandardCharsets.UTF_8));
    return Path.of(system.getKuraDataDirectory(), "collection", name);
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
    return collector != null;
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    Collector running = collector;
    if (running == null) {
      return;
    }
    try {
      FrameReader.read(envelope.getRecords()).forEach(running::offer);
    } catch (RuntimeException e) {
      running.refuse(envelope.getEmitterPid(), e.toString());
    }
  }

  @Deactivate
  void deactivate() {
    Collector running = collector;
    collector = null;
    if (running != null) {
      running.close();
    }
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
