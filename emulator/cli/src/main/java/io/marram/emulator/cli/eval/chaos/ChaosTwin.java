package io.marram.emulator.cli.eval.chaos;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import io.marram.emulator.aws.AwsTwin;
import io.marram.emulator.aws.TwinException;
import io.marram.emulator.aws.TwinSettings;
import io.marram.emulator.cli.cloud.SensingCloud;
import io.marram.emulator.cli.context.Installation;
import io.marram.emulator.cli.gateway.MeasuredGateway;
import io.marram.emulator.cli.output.CommandFailure;
import io.marram.emulator.cli.process.LogSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * The main class of a process with nothing but a twin of AWS and the way of readings through it, so
 * that it can be killed. It says in a line of JSON where it is and ends with its standard input.
 */
final class ChaosTwin {

  /**
   * Where a twin is.
   *
   * @param tls the broker, with mutual TLS
   * @param sqs SQS's endpoint
   * @param dynamoDb DynamoDB's endpoint
   * @param queueUrl the queue between topic rules and ingest function
   * @param certificates folder with the gateway's
   */
  record Place(URI tls, URI sqs, URI dynamoDb, String queueUrl, Path certificates) {

    String toJson() {
      return new JsonObject()
          .add("tls", tls.toString())
          .add("sqs", sqs.toString())
          .add("dynamodb", dynamoDb.toString())
          .add("queue_url", queueUrl)
          .add("certificates", certificates.toString())
          .toString();
    }

    /**
     * @throws CommandFailure if the line does not say where a twin is
     */
    static Place parse(String line) {
      try {
        JsonObject object = Json.parse(line).asObject();
        return new Place(
            URI.create(object.get("tls").asString()),
            URI.create(object.get("sqs").asString()),
            URI.create(object.get("dynamodb").asString()),
            object.get("queue_url").asString(),
            Path.of(object.get("certificates").asString()));
      } catch (ParseException | UnsupportedOperationException | NullPointerException e) {
        throw new CommandFailure("the twin says something strange: " + line, e);
      }
    }
  }

  private ChaosTwin() {}

  /**
   * @param arguments folder of the twin; log file; the checkout; ports of broker (TLS), SQS and
   *     DynamoDB, 0 for any
   */
  public static void main(String[] arguments) throws IOException {
    LogSetup.toFile(Path.of(arguments[1]));
    Installation installation = new Installation(Path.of(arguments[2]));
    TwinSettings settings =
        new TwinSettings(
            Path.of(arguments[0]),
            0,
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]),
            Integer.parseInt(arguments[5]),
            0,
            installation.dynamoDbJars());
    try (AwsTwin twin = AwsTwin.start(settings, text -> {})) {
      SensingCloud cloud = new SensingCloud(twin, installation);
      String queue = cloud.createQueue();
      Path certificates = twin.broker().issueCertificate(MeasuredGateway.THING);
      cloud.deploy();
      Place place =
          new Place(
              twin.broker().tls(),
              twin.sqs().endpoint(),
              twin.dynamoDb().endpoint(),
              queue,
              certificates);
      System.out.println(place.toJson());
      System.in.readAllBytes();
    } catch (TwinException | CommandFailure e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }
}
