package io.marram.cloud.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The table of sensors: one item for each, its latest reading by time. An item is replaced only by
 * a later reading, so the order of writes does not matter. Sensors that are known are updated with
 * statements, which travel many at once; only for a sensor that is seen for the first time there is
 * a request of its own.
 */
final class LatestReadings {

  static final int ITEMS_PER_REQUEST = 25;

  private static final String IS_LATER = "attribute_not_exists(#position) OR #position < :position";

  private final DynamoDbClient client;
  private final String table;

  LatestReadings(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Remembers readings, unless later ones are known.
   *
   * @param readings at most {@value #ITEMS_PER_REQUEST}, no two of the same sensor
   */
  void offer(List<StoredReading> readings) {
    List<BatchStatementRequest> statements = readings.stream().map(this::update).toList();
    List<BatchStatementResponse> responses =
        client.batchExecuteStatement(batch -> batch.statements(statements)).responses();
    for (int i = 0; i < responses.size(); i++) {
      if (isUnknown(responses.get(i))) {
        putFirst(readings.get(i));
      }
    }
  }

  private BatchStatementRequest update(StoredReading reading) {
    Map<String, AttributeValue> item = ReadingItem.latest(reading);
    Map<String, AttributeValue> values =
        item.entrySet().stream()
            .filter(attribute -> !isKey(attribute.getKey()))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    List<AttributeValue> parameters = new ArrayList<>(values.values());
    parameters.add(item.get(ReadingItem.GATEWAY));
    parameters.add(item.get(ReadingItem.SENSOR_ID));
    parameters.add(item.get(ReadingItem.POSITION));
    String assignments =
        values.keySet().stream()
            .map(name -> " SET \"" + name + "\" = ?")
            .collect(Collectors.joining());
    return BatchStatementRequest.builder()
        .statement(
            "UPDATE \"%s\"%s WHERE \"%s\" = ? AND \"%s\" = ? AND \"%s\" < ?"
                .formatted(
                    table,
                    assignments,
                    ReadingItem.GATEWAY,
                    ReadingItem.SENSOR_ID,
                    ReadingItem.POSITION))
        .parameters(parameters)
        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
        .build();
  }

  private static boolean isKey(String attribute) {
    return attribute.equals(ReadingItem.GATEWAY) || attribute.equals(ReadingItem.SENSOR_ID);
  }

  /** Whether the sensor is not in the table; if it is, there is nothing left to do. */
  private boolean isUnknown(BatchStatementResponse response) {
    if (response.error() == null) {
      return false;
    }
    if (response.error().code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED) {
      return !response.error().hasItem() || response.error().item().isEmpty();
    }
    throw new StoreException(
        "cannot update a sensor (table " + table + "): " + response.error().codeAsString(), null);
  }

  private void putFirst(StoredReading reading) {
    Map<String, AttributeValue> item = ReadingItem.latest(reading);
    try {
      client.putItem(
          put ->
              put.tableName(table)
                  .item(item)
                  .conditionExpression(IS_LATER)
                  .expressionAttributeNames(Map.of("#position", ReadingItem.POSITION))
                  .expressionAttributeValues(Map.of(":position", item.get(ReadingItem.POSITION))));
    } catch (ConditionalCheckFailedException e) {
      // Somebody else saw a later reading of it in the meantime.
    }
  }
}
