package org.eclipse.kura;

import org.osgi.annotation.versioning.ProviderType;

/** An unchecked failure of a Kura service, with its code and the values that explain it. */
@ProviderType
public class KuraRuntimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final KuraErrorCode code;
  private final transient Object[] arguments;

  public KuraRuntimeException(KuraErrorCode code) {
    this(code, (Throwable) null);
  }

  public KuraRuntimeException(KuraErrorCode code, Object... arguments) {
    this(code, (Throwable) null, arguments);
  }

  public KuraRuntimeException(KuraErrorCode code, Throwable cause, Object... arguments) {
    super(cause);
    this.code = code;
    this.arguments = arguments;
  }

  public KuraErrorCode getCode() {
    return code;
  }

  @Override
  public String getMessage() {
    return ErrorMessage.of(code, arguments);
  }
}
