package io.marram.emulator.rest.kura;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import io.marram.emulator.rest.http.RequestException;
import java.util.stream.Collectors;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.KuraPartialSuccessException;

/** Steps of a request of which one may fail without keeping the others from being done. */
final class Subtasks {
  private final JsonArray failures = new JsonArray();

  /** A step. */
  @FunctionalInterface
  interface Step {
    void run() throws KuraException;
  }

  void run(String id, Step step) {
    try {
      step.run();
    } catch (KuraPartialSuccessException e) {
      String causes =
          e.getCauses().stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
      fail(id, causes);
    } catch (KuraException e) {
      fail(id, e.getMessage());
    }
  }

  /**
   * Ends the request.
   *
   * @throws RequestException with status 500 naming the steps that failed
   */
  void finish() {
    if (!failures.isEmpty()) {
      throw new RequestException(500, "steps failed", new JsonObject().add("failures", failures));
    }
  }

  private void fail(String id, String message) {
    failures.add(
        new JsonObject()
            .add("id", id)
            .add("message", message == null ? "An internal error occurred" : message));
  }
}
