package io.marram.emulator.rest.kura;

import io.marram.emulator.rest.http.RequestException;
import org.eclipse.kura.KuraException;

/**
 * A call of a Kura service whose failure is the answer.
 *
 * @param <T> what it returns
 */
@FunctionalInterface
interface KuraCall<T> {
  T call() throws KuraException;

  /**
   * Calls.
   *
   * @throws RequestException with the status that Kura gives to the error's code
   */
  static <T> T answer(KuraCall<T> call) {
    try {
      return call.call();
    } catch (KuraException e) {
      throw failure(e);
    }
  }

  /** How Kura's REST API answers such an error. */
  static RequestException failure(KuraException e) {
    int status =
        switch (e.getCode()) {
          case NOT_FOUND -> 404;
          case BAD_REQUEST, CONFIGURATION_ERROR -> 400;
          default -> 500;
        };
    return new RequestException(
        status, e.getMessage() == null ? "An internal error occurred" : e.getMessage());
  }
}
