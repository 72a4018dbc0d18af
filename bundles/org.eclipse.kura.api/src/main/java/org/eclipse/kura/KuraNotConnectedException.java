package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** The operation needs a connection, and there is none. */
@ProviderType
public class KuraNotConnectedException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraNotConnectedException(Object argument) {
    super(KuraErrorCode.NOT_CONNECTED, (Throwable) null, argument);
  }

  public KuraNotConnectedException(Throwable cause, Object argument) {
    super(KuraErrorCode.NOT_CONNECTED, cause, argument);
  }
}
