package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.MqttCameraSettings;
import io.marram.camera.source.CameraComponent;
import io.marram.camera.source.FrameSource;
import io.marram.camera.source.StoredPasswords;
import io.marram.contract.FrameReceipt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;

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
public final class MqttCamera extends CameraComponent<MqttCameraConfig, MqttCameraSettings> {

  static final String PID = "io.marram.camera.MqttCamera";

  private final StoredPasswords passwords;
  private final UnaryOperator<String> environment;

  @Activate
  public MqttCamera(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "CryptoService") CryptoService crypto) {
    this(wireHelper, crypto, System::getenv);
  }

  MqttCamera(
      WireHelperService wireHelper, CryptoService crypto, UnaryOperator<String> environment) {
    super(wireHelper);
    this.passwords = new StoredPasswords(crypto);
    this.environment = environment;
  }

  @Activate
  void activate(ComponentContext context, MqttCameraConfig config) {
    begin(context, config);
  }

  @Modified
  void modified(MqttCameraConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  protected MqttCameraSettings map(MqttCameraConfig config) {
    return new MqttCameraMapping(environment, passwords::decrypt).map(config);
  }

  @Override
  protected FrameSource open(String pid, MqttCameraSettings settings, Consumer<Capture> output) {
    return new MqttSource(pid, settings, output);
  }

  @Override
  protected String describe(MqttCameraSettings settings) {
    return "broker=" + settings.broker();
  }
}
