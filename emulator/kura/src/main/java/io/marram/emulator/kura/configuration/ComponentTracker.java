package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
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
    Object servicePid = reference.getProperty(Constants.SERVICE_PID);
    if (kuraPid == null || !(servicePid instanceof String)) {
      // Kura shows such a component without properties, and no update ever reaches it.
      logger.warn(
          "event=component.ignored kura.service.pid={} service.pid={} reason=needs-one-of-each",
          kuraPid,
          servicePid);
      return null;
    }
    Component component =
        new Component(
            kuraPid,
            (String) servicePid,
            text(reference.getProperty(ConfigurationAdmin.SERVICE_FACTORYPID)),
            isSelfConfiguring(reference));
    try {
      registry.register(component);
    } catch (KuraException e) {
      logger.error("event=component.seed.failed pid={} reason=\"{}\"", kuraPid, e.getMessage());
    }
    return component;
  }

  @Override
  public void removedService(ServiceReference<Object> reference, Component component) {
    registry.unregister(component.kuraPid());
  }

  private static boolean isSelfConfiguring(ServiceReference<?> reference) {
    for (String name : (String[]) reference.getProperty(Constants.OBJECTCLASS)) {
      if (name.equals(SelfConfiguringComponent.class.getName())) {
        return true;
      }
    }
    return false;
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
