package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A message could not be stored or read from the store. */
@ProviderType
public class KuraStoreException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraStoreException(Object argument) {
    super(KuraErrorCode.STORE_ERROR, (Throwable) null, argument);
  }

  public KuraStoreException(Throwable cause, Object argument) {
    super(KuraErrorCode.STORE_ERROR, cause, argument);
  }
}
