package io.marram.emulator.aws;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A twin in a process of its own, for the test that kills it. Says {@code ready}, its ports and its
 * children on one line.
 */
public final class TwinProcess {

  private TwinProcess() {}

  /** Arguments: the twin's home, and the jars of DynamoDB Local. */
  public static void main(String[] arguments) throws Exception {
    AwsTwin twin =
        AwsTwin.start(
            TwinSettings.onFreePorts(Path.of(arguments[0]), Path.of(arguments[1])), line -> {});
    twin.lambda().deploy(ProbeFunctions.invoke("probe").withEager(true));
    twin.lambda().awaitReady("probe", Duration.ofSeconds(60));
    System.out.println(
        String.join(
            " ",
            "ready",
            Integer.toString(twin.broker().plain().getPort()),
            Long.toString(twin.dynamoDb().pid()),
            Long.toString(twin.lambda().status("probe").orElseThrow().pid().orElseThrow())));
    Thread.sleep(600_000);
  }
}
