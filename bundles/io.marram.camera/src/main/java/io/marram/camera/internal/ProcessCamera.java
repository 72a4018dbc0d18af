package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.live.CommandLine;
import io.marram.camera.live.LiveSettings;
import io.marram.camera.live.PictureTreatment;
import io.marram.camera.live.ProcessCameraSettings;
import io.marram.camera.source.CameraComponent;
import io.marram.camera.source.FrameSource;
import io.marram.camera.source.LiveSource;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.kura.configuration.ConfigurableComponent;
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

/** The wire component of a camera that a command reads. */
@Designate(ocd = ProcessCameraConfig.class, factory = true)
@Component(
    name = ProcessCamera.PID,
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
public final class ProcessCamera
    extends CameraComponent<ProcessCameraConfig, ProcessCameraSettings> {

  static final String PID = "io.marram.camera.ProcessCamera";

  private final EventAdmin events;
  private final LiveSource.Retries retries;

  @Activate
  public ProcessCamera(
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "EventAdmin") EventAdmin events) {
    this(wireHelper, events, LiveSource.Retries.USUAL);
  }

  ProcessCamera(WireHelperService wireHelper, EventAdmin events, LiveSource.Retries retries) {
    super(wireHelper);
    this.events = events;
    this.retries = retries;
  }

  @Activate
  void activate(ComponentContext context, ProcessCameraConfig config) {
    begin(context, config);
  }

  @Modified
  void modified(ProcessCameraConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  protected ProcessCameraSettings map(ProcessCameraConfig config) {
    return new ProcessCameraSettings(
        new LiveSettings(
            config.source_name().trim(),
            config.frames_per_second(),
            Duration.ofSeconds(config.silence_seconds()),
            config.largest_picture_bytes(),
            PictureTreatment.parse(config.rotation(), config.crop(), config.private_areas())),
        CommandLine.parse(config.command()));
  }

  @Override
  protected FrameSource open(String pid, ProcessCameraSettings settings, Consumer<Capture> output) {
    ProcessFeed feed = new ProcessFeed(settings.command(), settings.live().largestPictureBytes());
    return new LiveSource(pid, settings.live(), feed, retries, output, events);
  }

  @Override
  protected String describe(ProcessCameraSettings settings) {
    return "camera=%s program=%s".formatted(settings.live().name(), settings.command().program());
  }
}
