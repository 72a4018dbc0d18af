package io.marram.emulator.cli.home;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.ParseException;
import com.eclipsesource.json.WriterConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running system, as the other commands find it in {@code system.json}.
 *
 * @param pid the process of {@code marram up}
 * @param startedAt when that process started, epoch milliseconds: a process id is used again
 * @param thing the gateway's clients publish under {@code clients/<thing>}
 * @param mqtt the broker, without encryption
 * @param mqttTls the broker, with mutual TLS
 * @param certificates folder with {@code ca.pem}, {@code certificate.pem}, {@code private-key.pem}
 * @param sqs SQS's endpoint
 * @param requestQueueUrl gateway to recognition function
 * @param responseQueueUrl recognition function to clients
 * @param readingsQueueUrl topic rules to ingest function
 * @param dynamoDb DynamoDB's endpoint
 * @param lambda Lambda's endpoint
 * @param peopleFunction the name of the function that keeps the gallery
 * @param console the gateway's console and REST API, if it has them
 */
public record SystemState(
    long pid,
    long startedAt,
    String thing,
    URI mqtt,
    URI mqttTls,
    Path certificates,
    URI sqs,
    String requestQueueUrl,
    String responseQueueUrl,
    String readingsQueueUrl,
    URI dynamoDb,
    URI lambda,
    String peopleFunction,
    Optional<URI> console) {

  /** The region that a local system takes itself to be in. */
  public static final String REGION = "us-east-1";

  /** The same system, its gateway's console being there. */
  public SystemState withConsole(Optional<URI> address) {
    return new SystemState(
        pid,
        startedAt,
        thing,
        mqtt,
        mqttTls,
        certificates,
        sqs,
        requestQueueUrl,
        responseQueueUrl,
        readingsQueueUrl,
        dynamoDb,
        lambda,
        peopleFunction,
        address);
  }

  /** The state as it is kept in {@code system.json}. */
  public String toJson() {
    JsonObject object =
        new JsonObject()
            .add("pid", pid)
            .add("started_at", startedAt)
            .add("thing", thing)
            .add("mqtt", mqtt.toString())
            .add("mqtt_tls", mqttTls.toString())
            .add("certificates", certificates.toString())
            .add("sqs", sqs.toString())
            .add("request_queue_url", requestQueueUrl)
            .add("response_queue_url", responseQueueUrl)
            .add("readings_queue_url", readingsQueueUrl)
            .add("dynamodb", dynamoDb.toString())
            .add("lambda", lambda.toString())
            .add("people_function", peopleFunction);
    console.ifPresent(address -> object.add("console", address.toString()));
    return object.toString(WriterConfig.PRETTY_PRINT);
  }

  /**
   * @throws IllegalArgumentException if the text is not the state of a system
   */
  static SystemState parse(String json) {
    try {
      JsonObject object = Json.parse(json).asObject();
      return new SystemState(
          object.getLong("pid", 0),
          object.getLong("started_at", 0),
          text(object, "thing"),
          URI.create(text(object, "mqtt")),
          URI.create(text(object, "mqtt_tls")),
          Path.of(text(object, "certificates")),
          URI.create(text(object, "sqs")),
          text(object, "request_queue_url"),
          text(object, "response_queue_url"),
          text(object, "readings_queue_url"),
          URI.create(text(object, "dynamodb")),
          URI.create(text(object, "lambda")),
          text(object, "people_function"),
          Optional.ofNullable(object.getString("console", null)).map(URI::create));
    } catch (ParseException | UnsupportedOperationException e) {
      throw new IllegalArgumentException("not the state of a system: " + e.getMessage(), e);
    }
  }

  private static String text(JsonObject object, String name) {
    String value = object.getString(name, null);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }
}
