package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The store has no room for another message. */
@ProviderType
public class KuraStoreCapacityReachedException extends KuraStoreException {
  private static final long serialVersionUID = 1L;

  public KuraStoreCapacityReachedException(Object argument) {
    super(argument);
  }
}
