package org.eclipse.kura.configuration;

import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ConsumerType;

/** A component that describes its own attributes instead of having a metatype file. */
@ConsumerType
public interface SelfConfiguringComponent {
  ComponentConfiguration getConfiguration() throws KuraException;
}
