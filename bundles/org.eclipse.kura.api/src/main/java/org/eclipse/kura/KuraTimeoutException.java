package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** An answer did not come in time. */
@ProviderType
public class KuraTimeoutException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraTimeoutException(String message) {
    this(message, null);
  }

  public KuraTimeoutException(String message, Throwable cause) {
    super(KuraErrorCode.TIMED_OUT, cause, message);
  }
}
