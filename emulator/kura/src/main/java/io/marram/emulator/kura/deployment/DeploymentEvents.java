package io.marram.emulator.kura.deployment;

import io.marram.emulator.kura.packages.PackageOperation;
import io.marram.emulator.kura.packages.PackageOperation.Kind;
import io.marram.emulator.kura.packages.PackageOperation.State;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.deployment.agent.DeploymentAgentService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** Posts Kura's events about packages, whoever has asked for the operation. */
@Component(name = "io.marram.emulator.kura.deployment.DeploymentEvents")
public final class DeploymentEvents implements OperationListener {
  private static final String UNKNOWN = "UNKNOWN";

  private final EventAdmin events;

  @Activate
  public DeploymentEvents(@Reference(name = "EventAdmin") EventAdmin events) {
    this.events = events;
  }

  @Override
  public void ended(PackageOperation operation) {
    boolean successful = operation.state() == State.DONE;
    Map<String, Object> properties = new HashMap<>();
    properties.put(DeploymentAgentService.EVENT_SUCCESSFUL, successful);
    if (!successful) {
      properties.put(
          DeploymentAgentService.EVENT_EXCEPTION, new PackageException(operation.message()));
    }
    if (operation.kind() == Kind.UNINSTALL) {
      properties.put(DeploymentAgentService.EVENT_PACKAGE_NAME, operation.name());
      events.postEvent(new Event(DeploymentAgentService.EVENT_UNINSTALLED_TOPIC, properties));
    } else {
      // Like Kura: the name is told of a package that is installed.
      properties.put(
          DeploymentAgentService.EVENT_PACKAGE_NAME, successful ? operation.name() : UNKNOWN);
      properties.put(
          DeploymentAgentService.EVENT_PACKAGE_VERSION, successful ? operation.version() : UNKNOWN);
      properties.put(DeploymentAgentService.EVENT_PACKAGE_URL, operation.source());
      events.postEvent(new Event(DeploymentAgentService.EVENT_INSTALLED_TOPIC, properties));
    }
  }
}
