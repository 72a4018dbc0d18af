package io.marram.emulator.aws;

import java.nio.file.Path;
import java.util.Map;

/**
 * A twin with a rule in a process of its own, for the test that kills it. Says {@code ready} and
 * its MQTT port on one line.
 */
public final class RulesProcess {

  static final String QUEUE = "readings";
  static final String RULE =
      """
      {"sql": "SELECT *, clientid() AS client_id FROM 'sensors/+/data'",
       "awsIotSqlVersion": "2016-03-23",
       "actions": [{"sqs": {"queueUrl": "http://127.0.0.1/000000000000/readings",
                            "roleArn": "arn:aws:iam::000000000000:role/r"}}]}
      """;

  private RulesProcess() {}

  /** Arguments: the twin's home, and the jars of DynamoDB Local. */
  public static void main(String[] arguments) throws Exception {
    AwsTwin twin =
        AwsTwin.start(
            TwinSettings.onFreePorts(Path.of(arguments[0]), Path.of(arguments[1])), line -> {});
    twin.sqs().createQueue(QUEUE, Map.of());
    twin.rules().create("readings", RULE);
    System.out.println("ready " + twin.broker().plain().getPort());
    Thread.sleep(600_000);
  }
}
