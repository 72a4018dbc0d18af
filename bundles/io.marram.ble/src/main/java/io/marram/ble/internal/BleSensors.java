package io.marram.ble.internal;

import io.marram.ble.BleSettings;
import io.marram.ble.Measurement;
import io.marram.ble.Sensor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.bluetooth.le.BluetoothLeService;
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
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that passes on what the Bluetooth sensors of one adapter report. */
@Designate(ocd = BleSensorsConfig.class, factory = true)
@Component(
    name = BleSensors.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {ConfigurableComponent.class, WireComponent.class, WireEmitter.class, Producer.class},
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=0",
      "input.cardinality.maximum:Integer=0",
      "input.cardinality.default:Integer=0",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class BleSensors implements ConfigurableComponent, WireEmitter {

  static final String PID = "io.marram.ble.BleSensors";

  private static final Logger logger = LoggerFactory.getLogger(BleSensors.class);
  private static final long STEP_MILLIS = 100;

  private final WireHelperService wireHelper;
  private final BluetoothLeService bluetooth;
  private final CryptoService crypto;
  private final SharedRadio shared;
  private final long stepMillis;
  private final LongSupplier steadyMillis;
  private WireSupport wires;
  private String pid;
  private BleSettings settings;
  private AdapterLoop loop;

  @Activate
  public BleSensors(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "BluetoothLeService") BluetoothLeService bluetooth,
      @Reference(name = "CryptoService") CryptoService crypto,
      @Reference(name = "SharedRadio") SharedRadio shared) {
    this(wireHelper, bluetooth, crypto, shared, STEP_MILLIS, BleSensors::steadyMillis);
  }

  BleSensors(
      WireHelperService wireHelper,
      BluetoothLeService bluetooth,
      CryptoService crypto,
      SharedRadio shared,
      long stepMillis,
      LongSupplier steadyMillis) {
    this.wireHelper = wireHelper;
    this.bluetooth = bluetooth;
    this.crypto = crypto;
    this.shared = shared;
    this.stepMillis = stepMillis;
    this.steadyMillis = steadyMillis;
  }

  @Activate
  @SuppressWarnings("unchecked")
  void activate(ComponentContext context, BleSensorsConfig config) {
    pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    wires =
        wireHelper.newWireSupport(
            this, (ServiceReference<WireComponent>) context.getServiceReference());
    modified(config);
  }

  /** A bad configuration stops listening and is said once; the component stays. */
  @Modified
  void modified(BleSensorsConfig config) {
    try {
      BleSettings wanted = BleMapping.map(config, this::decrypt);
      if (loop != null && wanted.equals(settings)) {
        return;
      }
      deactivate();
      settings = wanted;
      loop = new AdapterLoop(pid, wanted, bluetooth, shared, this::emit, steadyMillis, stepMillis);
      loop.start();
      logger.info(
          "event=ble.configured pid={} adapter={} sensors={}",
          pid,
          wanted.adapter(),
          wanted.sensors().size());
    } catch (RuntimeException e) {
      deactivate();
      logger.error("event=ble.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Deactivate
  void deactivate() {
    AdapterLoop running = loop;
    loop = null;
    if (running != null) {
      running.close();
    }
  }

  /** Whether it runs with the configuration it was given last. */
  boolean isConfigured() {
    return loop != null;
  }

  private String decrypt(String encrypted) {
    try {
      return new String(crypto.decryptAes(encrypted.toCharArray()));
    } catch (KuraException e) {
      throw new IllegalArgumentException("keys cannot be decrypted", e);
    }
  }

  private void emit(Sensor sensor, List<Measurement> measurements) {
    wires.emit(ReadingRecords.of(sensor, measurements, System.currentTimeMillis()));
  }

  private static long steadyMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
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
