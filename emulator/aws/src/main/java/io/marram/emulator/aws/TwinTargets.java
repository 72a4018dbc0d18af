package io.marram.emulator.aws;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.marram.emulator.aws.iot.IotMessage;
import io.marram.emulator.aws.rules.ActionResult;
import io.marram.emulator.aws.rules.RuleTargets;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Where topic rules go: to the other services of the same twin. */
final class TwinTargets implements RuleTargets, AutoCloseable {

  private final AwsTwin twin;
  private DynamoDbClient dynamoDb;

  TwinTargets(AwsTwin twin) {
    this.twin = twin;
  }

  @Override
  public ActionResult putItem(String table, JsonObject item) {
    Map<String, AttributeValue> attributes = new HashMap<>();
    item.entrySet().forEach(field -> attributes.put(field.getKey(), attribute(field.getValue())));
    try {
      dynamoDb().putItem(request -> request.tableName(table).item(attributes));
      return ActionResult.done();
    } catch (ProvisionedThroughputExceededException e) {
      return new ActionResult.Unavailable(e.getMessage());
    } catch (DynamoDbException e) {
      return e.statusCode() >= 500
          ? new ActionResult.Unavailable(e.getMessage())
          : new ActionResult.Failed(e.getMessage());
    } catch (SdkException e) {
      return new ActionResult.Unavailable(e.getMessage());
    }
  }

  @Override
  public ActionResult sendMessage(String queueUrl, String body) throws InterruptedException {
    Optional<String> queue = queueName(queueUrl);
    if (queue.isEmpty()) {
      return new ActionResult.Failed("not the URL of a queue");
    }
    if (queue.get().endsWith(".fifo")) {
      return new ActionResult.Failed("rules cannot send to FIFO queues");
    }
    if (twin.sqs().isFull()) {
      return new ActionResult.Unavailable("too much waits in the twin's queues");
    }
    try {
      return twin.sqs().send(queue.get(), body)
          ? ActionResult.done()
          : new ActionResult.Failed("The specified queue does not exist.");
    } catch (TimeoutException e) {
      return new ActionResult.Unavailable(e.getMessage());
    }
  }

  @Override
  public Invocation invoke(String functionArn, byte[] event) throws InterruptedException {
    return twin.lambda()
        .invoke(InvokeApi.functionName(functionArn), event)
        .map(result -> result.failed() ? Invocation.FAILED : Invocation.SUCCEEDED)
        .orElse(Invocation.NO_SUCH_FUNCTION);
  }

  @Override
  public CompletionStage<Void> publish(IotMessage message) {
    return twin.broker().publish(message);
  }

  @Override
  public synchronized void close() {
    if (dynamoDb != null) {
      dynamoDb.close();
    }
  }

  /** {@code …/account/queue}, whatever the host. */
  static Optional<String> queueName(String queueUrl) {
    try {
      String[] path = URI.create(queueUrl).normalize().getRawPath().split("/");
      return path.length == 3 && !path[2].isEmpty() ? Optional.of(path[2]) : Optional.empty();
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** JSON as DynamoDB keeps it; numbers in their own digits. */
  static AttributeValue attribute(JsonElement value) {
    if (value.isJsonNull()) {
      return AttributeValue.fromNul(true);
    }
    if (value instanceof JsonArray array) {
      return AttributeValue.fromL(
          StreamSupport.stream(array.spliterator(), false).map(TwinTargets::attribute).toList());
    }
    if (value instanceof JsonObject object) {
      Map<String, AttributeValue> fields = new HashMap<>();
      object.entrySet().forEach(field -> fields.put(field.getKey(), attribute(field.getValue())));
      return AttributeValue.fromM(fields);
    }
    JsonPrimitive primitive = value.getAsJsonPrimitive();
    if (primitive.isBoolean()) {
      return AttributeValue.fromBool(primitive.getAsBoolean());
    }
    return primitive.isNumber()
        ? AttributeValue.fromN(primitive.getAsString())
        : AttributeValue.fromS(primitive.getAsString());
  }

  private synchronized DynamoDbClient dynamoDb() {
    if (dynamoDb == null) {
      dynamoDb =
          DynamoDbClient.builder()
              .endpointOverride(twin.dynamoDb().endpoint())
              .region(Region.of(SqsService.REGION))
              .credentialsProvider(
                  StaticCredentialsProvider.create(AwsBasicCredentials.create("marram", "marram")))
              .httpClientBuilder(UrlConnectionHttpClient.builder())
              .build();
    }
    return dynamoDb;
  }
}
