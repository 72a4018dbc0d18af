package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.value.ScalarValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks self-configuring components for their configurations; a wrong one is ignored, as in Kura.
 */
final class SelfConfigurations {
  private static final Logger logger = LoggerFactory.getLogger(SelfConfigurations.class);

  private final BundleContext context;

  SelfConfigurations(BundleContext context) {
    this.context = context;
  }

  Optional<ComponentConfiguration> get(String kuraPid) {
    for (ServiceReference<SelfConfiguringComponent> reference : references()) {
      if (kuraPid.equals(reference.getProperty(ConfigurationService.KURA_SERVICE_PID))) {
        return ask(reference, kuraPid);
      }
    }
    return Optional.empty();
  }

  private Optional<ComponentConfiguration> ask(
      ServiceReference<SelfConfiguringComponent> reference, String kuraPid) {
    SelfConfiguringComponent component = context.getService(reference);
    if (component == null) {
      return Optional.empty();
    }
    try {
      ComponentConfiguration configuration = component.getConfiguration();
      Optional<String> fault = fault(configuration, kuraPid);
      fault.ifPresent(reason -> logIgnored(kuraPid, reason));
      return fault.isPresent() ? Optional.empty() : Optional.of(configuration);
    } catch (KuraException e) {
      logIgnored(kuraPid, e.getMessage());
      return Optional.empty();
    } finally {
      context.ungetService(reference);
    }
  }

  /** What makes Kura ignore a configuration. */
  static Optional<String> fault(ComponentConfiguration configuration, String kuraPid) {
    if (!kuraPid.equals(configuration.getPid())) {
      return Optional.of("it has the pid " + configuration.getPid());
    }
    OCD definition = configuration.getDefinition();
    List<AD> attributes =
        definition == null || definition.getAD() == null ? List.of() : definition.getAD();
    for (AD attribute : attributes) {
      if (attribute.getId() == null || attribute.getType() == null) {
        return Optional.of("attribute " + attribute.getId() + " has no id or no type");
      }
      Map<String, Object> properties = configuration.getConfigurationProperties();
      Object value = properties == null ? null : properties.get(attribute.getId());
      if (value != null && !isOfType(value, attribute.getType())) {
        return Optional.of(
            "the value of %s is not of type %s"
                .formatted(attribute.getId(), attribute.getType().value()));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfType(Object value, Scalar type) {
    Class<?> valueType =
        value.getClass().isArray() ? value.getClass().getComponentType() : value.getClass();
    return ScalarValues.typeOf(valueType).filter(type::equals).isPresent();
  }

  private Iterable<ServiceReference<SelfConfiguringComponent>> references() {
    try {
      return context.getServiceReferences(SelfConfiguringComponent.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void logIgnored(String kuraPid, String reason) {
    logger.error("event=configuration.own.ignored pid={} reason=\"{}\"", kuraPid, reason);
  }
}
