package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** Too many messages wait for the confirmation of the broker. */
@ProviderType
public class KuraTooManyInflightMessagesException extends KuraException {
  private static final long serialVersionUID = 1L;

  public KuraTooManyInflightMessagesException(Object argument) {
    super(KuraErrorCode.TOO_MANY_INFLIGHT_MESSAGES, (Throwable) null, argument);
  }

  public KuraTooManyInflightMessagesException(Throwable cause, Object argument) {
    super(KuraErrorCode.TOO_MANY_INFLIGHT_MESSAGES, cause, argument);
  }
}
