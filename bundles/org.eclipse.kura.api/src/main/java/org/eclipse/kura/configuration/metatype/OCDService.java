package org.eclipse.kura.configuration.metatype;

import java.util.List;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.osgi.annotation.versioning.ProviderType;

/** Finds the definitions of factories and of service providers. */
@ProviderType
public interface OCDService {
  List<ComponentConfiguration> getFactoryComponentOCDs();

  ComponentConfiguration getFactoryComponentOCD(String factoryPid);

  List<ComponentConfiguration> getServiceProviderOCDs(Class<?>... classes);

  List<ComponentConfiguration> getServiceProviderOCDs(String... classNames);
}
