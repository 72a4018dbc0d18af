package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.live.HttpCameraSettings;
import io.marram.camera.source.CameraComponent;
import io.marram.camera.source.FrameSource;
import io.marram.camera.source.LiveSource;
import io.marram.camera.source.StoredPasswords;
import io.marram.tls.Authorities;
import io.marram.tls.PemFile;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.function.Consumer;
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
import org.osgi.service.event.EventAdmin;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;

/** The wire component of a camera that is read over HTTP. */
@Designate(ocd = HttpCameraConfig.class, factory = true)
@Component(
    name = HttpCamera.PID,
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
public final class HttpCamera extends CameraComponent<HttpCameraConfig, HttpCameraSettings> {

  static final String PID = "io.marram.camera.HttpCamera";

  private final StoredPasswords passwords;
  private final EventAdmin events;
  private final LiveSource.Retries retries;

  @Activate
  public HttpCamera(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "CryptoService") CryptoService crypto,
      @Reference(name = "EventAdmin") EventAdmin events) {
    this(wireHelper, crypto, events, LiveSource.Retries.USUAL);
  }

  HttpCamera(
      WireHelperService wireHelper,
      CryptoService crypto,
      EventAdmin events,
      LiveSource.Retries retries) {
    super(wireHelper);
    this.passwords = new StoredPasswords(crypto);
    this.events = events;
    this.retries = retries;
  }

  @Activate
  void activate(ComponentContext context, HttpCameraConfig config) {
    begin(context, config);
  }

  @Modified
  void modified(HttpCameraConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  protected HttpCameraSettings map(HttpCameraConfig config) {
    return new HttpCameraMapping(passwords::decrypt).map(config);
  }

  @Override
  protected FrameSource open(String pid, HttpCameraSettings settings, Consumer<Capture> output) {
    HttpClient.Builder client = HttpClient.newBuilder();
    settings.authorities().ifPresent(file -> client.sslContext(trusting(file).context()));
    HttpFeed feed = new HttpFeed(settings, client);
    return new LiveSource(pid, settings.live(), feed, retries, output, events);
  }

  private static Authorities trusting(Path file) {
    return new Authorities(new PemFile("ca.file", file).certificates());
  }

  @Override
  protected String describe(HttpCameraSettings settings) {
    return "camera=%s url=%s".formatted(settings.live().name(), settings.address());
  }
}
