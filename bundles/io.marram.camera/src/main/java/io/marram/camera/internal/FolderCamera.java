package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.FolderCameraSettings;
import io.marram.camera.source.CameraComponent;
import io.marram.camera.source.FrameSource;
import io.marram.contract.FrameReceipt;
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
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;

/** The wire component of a folder camera. */
@Designate(ocd = FolderCameraConfig.class, factory = true)
@Component(
    name = FolderCamera.PID,
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
public final class FolderCamera extends CameraComponent<FolderCameraConfig, FolderCameraSettings> {

  static final String PID = "io.marram.camera.FolderCamera";

  @Activate
  public FolderCamera(@Reference(name = "WireHelperService") WireHelperService wireHelper) {
    super(wireHelper);
  }

  @Activate
  void activate(ComponentContext context, FolderCameraConfig config) {
    begin(context, config);
  }

  @Modified
  void modified(FolderCameraConfig config) {
    apply(config);
  }

  @Deactivate
  void deactivate() {
    end();
  }

  @Override
  protected FolderCameraSettings map(FolderCameraConfig config) {
    return FolderCameraMapping.map(config);
  }

  @Override
  protected FrameSource open(String pid, FolderCameraSettings settings, Consumer<Capture> output) {
    return new FolderSource(pid, settings, output);
  }

  @Override
  protected String describe(FolderCameraSettings settings) {
    return "folder=" + settings.folder();
  }
}
