package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** A command of the operating system failed. */
@ProviderType
public class KuraProcessExecutionErrorException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraProcessExecutionErrorException(Object argument) {
    super(KuraErrorCode.PROCESS_EXECUTION_ERROR, (Throwable) null, argument);
  }

  public KuraProcessExecutionErrorException(Throwable cause, Object argument) {
    super(KuraErrorCode.PROCESS_EXECUTION_ERROR, cause, argument);
  }
}
