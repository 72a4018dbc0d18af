package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.configuration.TrackedComponents.Kind;
import java.util.List;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices configurable components that are registered and unregistered, without getting them. */
final class ComponentTracker extends ServiceTracker<Object, Component> {
  private static final Logger logger = LoggerFactory.getLogger(ComponentTracker.class);

  private final ConfigurationRegistry registry;

  ComponentTracker(BundleContext context, ConfigurationRegistry registry) {
    super(context, filter(), null);
    this.registry = registry;
  }

  @Override
  public Component addingService(ServiceReference<Object> reference) {
    String kuraPid = text(reference.getProperty(ConfigurationService.KURA_SERVICE_PID));
    String servicePid = text(reference.getProperty(Constants.SERVICE_PID));
    if (kuraPid == null || servicePid == null) {
      logger.warn(
          "event=component.ignored kura.service.pid={} service.pid={} reason=needs-both",
          kuraPid,
          servicePid);
      return null;
    }
    Component component =
        new Component(
            kuraPid,
            servicePid,
            text(reference.getProperty(ConfigurationAdmin.SERVICE_FACTORYPID)),
            kind(reference));
    if (component.kind() == Kind.UNREACHABLE) {
      logger.warn(
          "event=component.unreachable pid={} service.pid={} reason=several-service-pids",
          kuraPid,
          servicePid);
    }
    try {
      registry.register(component);
    } catch (KuraException e) {
      logger.error("event=component.seed.failed pid={} reason=\"{}\"", kuraPid, e.getMessage());
    }
    return component;
  }

  @Override
  public void removedService(ServiceReference<Object> reference, Component component) {
    registry.unregister(component);
  }

  private static Kind kind(ServiceReference<?> reference) {
    if (!(reference.getProperty(Constants.SERVICE_PID) instanceof String)) {
      return Kind.UNREACHABLE;
    }
    List<String> interfaces = List.of((String[]) reference.getProperty(Constants.OBJECTCLASS));
    return interfaces.contains(SelfConfiguringComponent.class.getName())
        ? Kind.SELF_CONFIGURING
        : Kind.CONFIGURABLE;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static Filter filter() {
    try {
      return FrameworkUtil.createFilter(
          "(|(objectClass=%s)(objectClass=%s))"
              .formatted(
                  ConfigurableComponent.class.getName(), SelfConfiguringComponent.class.getName()));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
