package io.marram.emulator.aws;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.time.DateTime;

/** Definitions of the tests' functions. */
final class ProbeFunctions {

  private ProbeFunctions() {}

  static FunctionDefinition batch(String name, Path notes, String queueUrl, int batchSize) {
    return new FunctionDefinition(
        name,
        BatchProbe.class.getName() + "::handleRequest",
        classpath(),
        Map.of("PROBE_FILE", notes.toString()),
        128,
        Optional.of(queueUrl),
        batchSize);
  }

  static FunctionDefinition invoke(String name) {
    return new FunctionDefinition(
        name,
        InvokeProbe.class.getName() + "::handleRequest",
        classpath(),
        Map.of("GREETING", "hello"),
        128,
        Optional.empty(),
        1);
  }

  private static List<Path> classpath() {
    return List.of(location(BatchProbe.class), location(SQSEvent.class), location(DateTime.class));
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
