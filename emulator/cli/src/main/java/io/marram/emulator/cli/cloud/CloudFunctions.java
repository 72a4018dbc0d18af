package io.marram.emulator.cli.cloud;

import io.marram.emulator.aws.FunctionDefinition;
import io.marram.emulator.aws.FunctionStatus;
import io.marram.emulator.aws.LambdaHost;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.home.SystemState;
import io.marram.emulator.cli.output.CommandFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The Lambda functions of a local system. */
public final class CloudFunctions {

  /** The name of the function that keeps the gallery. */
  public static final String PEOPLE = "people";

  private static final String RECOGNITION = "recognition";
  private static final String HANDLERS = "io.marram.cloud.recognition.";

  private static final int MEMORY_MEGABYTES = 768;
  private static final int BATCH_SIZE = 10;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final LambdaHost lambda;
  private final SystemState system;
  private final Installation installation;

  /**
   * @param lambda where they run
   * @param system whose queues and tables they use
   * @param installation has their jars
   */
  public CloudFunctions(LambdaHost lambda, SystemState system, Installation installation) {
    this.lambda = lambda;
    this.system = system;
    this.installation = installation;
  }

  /**
   * Deploys both functions and waits for the one that clients wait for; the other starts with its
   * first request.
   *
   * @param peopleTable the gallery's table
   * @throws CommandFailure if the recognition function does not start
   */
  public void deploy(String peopleTable) throws InterruptedException {
    Map<String, String> environment = environment(peopleTable);
    lambda.deploy(
        function(
            RECOGNITION,
            HANDLERS + "RecognitionHandler::handleRequest",
            environment,
            Optional.of(system.requestQueueUrl())));
    lambda.deploy(
        function(PEOPLE, HANDLERS + "PeopleHandler::handleRequest", environment, Optional.empty()));
    if (!lambda.awaitReady(RECOGNITION, START_LIMIT)) {
      String reason =
          lambda
              .status(RECOGNITION)
              .flatMap(FunctionStatus::reason)
              .orElse("it is not ready after " + START_LIMIT.toSeconds() + " s");
      throw new CommandFailure("the recognition function does not start: " + reason);
    }
  }

  private FunctionDefinition function(
      String name, String handler, Map<String, String> environment, Optional<String> queue) {
    return new FunctionDefinition(
        name,
        handler,
        installation.functionJars(),
        environment,
        MEMORY_MEGABYTES,
        queue,
        BATCH_SIZE);
  }

  private Map<String, String> environment(String peopleTable) {
    Map<String, String> environment = new HashMap<>();
    environment.put("AWS_REGION", SystemState.REGION);
    environment.put("SQS_RESPONSE_QUEUE_URL", system.responseQueueUrl());
    environment.put("PEOPLE_TABLE", peopleTable);
    environment.put("AWS_ENDPOINT_URL_SQS", system.sqs().toString());
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", system.dynamoDb().toString());
    // Where DJL unpacks PyTorch: once, for the functions and for the command line.
    environment.put("ENGINE_CACHE_DIR", installation.natives().toString());
    return environment;
  }
}
