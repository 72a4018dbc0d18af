package io.marram.emulator.cli.cloud;

import io.marram.cloud.rules.TopicRules;
import io.marram.cloud.store.ReadingTables;
import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.FunctionDefinition;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The way of readings through a twin: queue, tables, topic rules and ingest function. */
public final class SensingCloud {

  /** How long a reading is kept. */
  public static final Duration RETENTION = Duration.ofDays(30);

  /** The thing that looks at all readings. */
  static final String WATCHER = "marram-watch";

  private static final String QUEUE = "marram-readings";
  private static final String ERROR_QUEUE = "marram-rule-errors";
  private static final String INGEST = "ingest";
  private static final String HANDLER = "io.marram.cloud.ingest.IngestHandler::handleRequest";
  private static final int MEMORY_MEGABYTES = 192;
  private static final int BATCH_SIZE = 50;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  /** Whoever looks may see every reading and say nothing. */
  private static final String WATCHER_POLICY =
      """
      {"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "iot:Connect",
         "Resource": "arn:aws:iot:us-east-1:000000000000:client/%1$s-*"},
        {"Effect": "Allow", "Action": "iot:Subscribe",
         "Resource": ["arn:aws:iot:us-east-1:000000000000:topicfilter/sensors/*",
                      "arn:aws:iot:us-east-1:000000000000:topicfilter/alerts/*",
                      "arn:aws:iot:us-east-1:000000000000:topicfilter/gateways/*",
                      "arn:aws:iot:us-east-1:000000000000:topicfilter/parking/*"]},
        {"Effect": "Allow", "Action": "iot:Receive",
         "Resource": ["arn:aws:iot:us-east-1:000000000000:topic/sensors/*",
                      "arn:aws:iot:us-east-1:000000000000:topic/alerts/*",
                      "arn:aws:iot:us-east-1:000000000000:topic/gateways/*",
                      "arn:aws:iot:us-east-1:000000000000:topic/parking/*"]}]}
      """
          .formatted(WATCHER);

  private final AwsTwin twin;
  private final Installation installation;
  private final ReadingTables tables = ReadingTables.DEFAULT;
  private String queueUrl;

  /**
   * @param twin where everything is made
   * @param installation has the function's jars
   */
  public SensingCloud(AwsTwin twin, Installation installation) {
    this.twin = twin;
    this.installation = installation;
  }

  /**
   * Creates the queue, and lets {@link #WATCHER} in. Quick, as gateways need to know the queue's
   * system.
   *
   * @return the queue's URL
   */
  public String createQueue() {
    queueUrl = twin.sqs().createQueue(QUEUE, Map.of("VisibilityTimeout", "60"));
    twin.broker().issueCertificate(WATCHER);
    twin.broker().attachPolicy(WATCHER, WATCHER_POLICY);
    return queueUrl;
  }

  /** Creates tables and topic rules and deploys the function; it starts with the first reading. */
  public void deploy() {
    try (DynamoDbClient client =
        AwsClients.dynamoDb(SystemState.REGION, twin.dynamoDb().endpoint())) {
      tables.createIfMissing(client);
    }
    createRules();
    twin.lambda().deploy(function());
  }

  /**
   * Starts the function ahead of the first reading, for measurements of what comes after its start.
   *
   * @throws CommandFailure if it does not start
   */
  public void awaitReady() throws InterruptedException {
    if (!twin.lambda().awaitReady(INGEST, START_LIMIT)) {
      throw new CommandFailure("the ingest function does not start");
    }
  }

  private void createRules() {
    Map<String, String> values =
        Map.of(
            "ReadingsQueueUrl", queueUrl,
            "ErrorQueueUrl", twin.sqs().createQueue(ERROR_QUEUE, Map.of()),
            "LedgerTable", tables.ledger(),
            "GatewaysTable", tables.gateways(),
            "RoleArn", "arn:aws:iam::000000000000:role/marram-rules");
    TopicRules.all().forEach(rule -> twin.rules().create(rule.name(), rule.payload(values)));
  }

  private FunctionDefinition function() {
    return new FunctionDefinition(
            INGEST,
            HANDLER,
            installation.ingestJars(),
            Map.of(
                "AWS_REGION", SystemState.REGION,
                "AWS_ENDPOINT_URL_DYNAMODB", twin.dynamoDb().endpoint().toString(),
                "READINGS_TABLE", tables.readings(),
                "SENSORS_TABLE", tables.sensors(),
                "QUARANTINE_TABLE", tables.quarantine(),
                "RETENTION_DAYS", Long.toString(RETENTION.toDays())),
            MEMORY_MEGABYTES,
            Optional.of(queueUrl),
            BATCH_SIZE)
        .withEager(false);
  }
}
