package org.eclipse.kura;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class KuraExceptionTest {
  @Test
  void saysItsCodeAndItsArguments() {
    KuraException exception = new KuraException(KuraErrorCode.NOT_FOUND, "model", "mtcnn");

    assertThat(exception.getCode()).isEqualTo(KuraErrorCode.NOT_FOUND);
    assertThat(exception).hasMessage("Not found. model - mtcnn").hasNoCause();
  }

  @Test
  void keepsItsCause() {
    IOException cause = new IOException("away");

    assertThat(KuraException.internalError(cause, "broker")).hasCause(cause);
    assertThat(new KuraIOException(cause, "broker").getCode()).isEqualTo(KuraErrorCode.IO_ERROR);
    assertThat(new KuraRuntimeException(KuraErrorCode.TIMED_OUT, cause)).hasCause(cause);
  }
}
