package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** Input or output failed. */
@ProviderType
public class KuraIOException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraIOException(Object argument) {
    this(null, argument);
  }

  public KuraIOException(Throwable cause, Object argument) {
    super(KuraErrorCode.IO_ERROR, cause, argument);
  }
}
