package io.marram.camera.ffmpeg.internal;

import io.marram.camera.Capture;
import io.marram.camera.ffmpeg.VideoCameraSettings;
import io.marram.camera.source.CameraComponent;
import io.marram.camera.source.FrameSource;
import io.marram.camera.source.LiveSource;
import io.marram.camera.source.StoredPasswords;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.osgi.framework.BundleContext;
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

/** The wire component of a camera that FFmpeg reads. */
@Designate(ocd = VideoCameraConfig.class, factory = true)
@Component(
    name = VideoCamera.PID,
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
public final class VideoCamera extends CameraComponent<VideoCameraConfig, VideoCameraSettings> {

  static final String PID = "io.marram.camera.ffmpeg.VideoCamera";

  private final StoredPasswords passwords;
  private final EventAdmin events;
  private final NativeLibraries libraries;
  private final LiveSource.Retries retries;

  @Activate
  public VideoCamera(
      BundleContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "CryptoService") CryptoService crypto,
      @Reference(name = "EventAdmin") EventAdmin events) {
    this(wireHelper, crypto, events, new NativeLibraries(context), LiveSource.Retries.USUAL);
  }

  VideoCamera(
      WireHelperService wireHelper,
      CryptoService crypto,
      EventAdmin events,
      NativeLibraries libraries,
      LiveSource.Retries retries) {
    super(wireHelper);
    this.passwords = new StoredPasswords(crypto);
    this.events = events;
    this.libraries = libraries;
    this.retries = retries;
  }

  @Activate
  void activate(ComponentContext context, VideoCameraConfig config) {
    begin(context, config);
  }

  @Modified
  void modified(VideoCameraConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  protected VideoCameraSettings map(VideoCameraConfig config) {
    return new VideoCameraMapping(passwords::decrypt).map(config);
  }

  @Override
  protected FrameSource open(String pid, VideoCameraSettings settings, Consumer<Capture> output) {
    VideoFeed feed = new VideoFeed(settings, libraries, new PortLog(pid));
    return new LiveSource(pid, settings.live(), feed, retries, output, events);
  }

  @Override
  protected String describe(VideoCameraSettings settings) {
    return "camera=%s url=%s".formatted(settings.live().name(), settings.address());
  }
}
