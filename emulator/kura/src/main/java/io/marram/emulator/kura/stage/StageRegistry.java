package io.marram.emulator.kura.stage;

import io.marram.emulator.kura.observation.CameraPicture;
import io.marram.emulator.kura.observation.StageStatistics;
import io.marram.emulator.kura.observation.WireObservations;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The stages of all wire components that are there; a stage goes with its component. */
@Component(
    name = "io.marram.emulator.kura.stage.StageRegistry",
    service = {StageRegistry.class, WireObservations.class})
public final class StageRegistry implements WireObservations, ServiceListener {
  private final BundleContext context;
  private final LongSupplier nanoTime;
  private final Map<String, Stage> stages = new ConcurrentHashMap<>();
  private final CameraPictures pictures = new CameraPictures();

  @Activate
  public StageRegistry(BundleContext context) {
    this(context, System::nanoTime);
  }

  StageRegistry(BundleContext context, LongSupplier nanoTime) {
    this.context = context;
    this.nanoTime = nanoTime;
  }

  @Activate
  void activate() throws InvalidSyntaxException {
    context.addServiceListener(
        this, "(%s=%s)".formatted(Constants.OBJECTCLASS, WireComponent.class.getName()));
  }

  @Deactivate
  void deactivate() {
    context.removeServiceListener(this);
  }

  /** Begins to count for a component that is being activated, from nothing. */
  public Stage open(String pid) {
    close(pid);
    Stage stage = new Stage(pid, pictures, nanoTime);
    stages.put(pid, stage);
    return stage;
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.UNREGISTERING) {
      close(
          String.valueOf(
              event.getServiceReference().getProperty(ConfigurationService.KURA_SERVICE_PID)));
    }
  }

  private void close(String pid) {
    Stage stage = stages.remove(pid);
    if (stage != null) {
      stage.close();
    }
  }

  @Override
  public List<StageStatistics> stages() {
    return stages.values().stream()
        .filter(Stage::isUsed)
        .map(Stage::statistics)
        .sorted(Comparator.comparing(StageStatistics::pid))
        .toList();
  }

  @Override
  public List<CameraPicture> pictures() {
    return pictures.all();
  }
}
