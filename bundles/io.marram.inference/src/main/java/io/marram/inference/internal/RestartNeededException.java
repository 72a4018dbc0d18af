package io.marram.inference.internal;

import java.io.IOException;

/** PyTorch cannot start in this JVM any more without ending it; a new JVM can start it. */
final class RestartNeededException extends IOException {

  private static final long serialVersionUID = 1L;

  RestartNeededException(String message) {
    super(message);
  }
}
