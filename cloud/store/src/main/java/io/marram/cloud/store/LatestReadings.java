package io.marram.cloud.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * The table of sensors: one item for each, its latest reading by time. An item is replaced only by
 * a later reading, so the order of writes does not matter.
 *
 * <p>Writes with a condition can only travel together in a transaction. One that is called off,
 * because some of its readings are not the latest, is made again with the others.
 */
final class LatestReadings {

  static final int ITEMS_PER_REQUEST = 100;

  private static final String IS_LATER = "attribute_not_exists(#position) OR #position < :position";
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";

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
    List<StoredReading> left = readings;
    for (int attempt = 1; !left.isEmpty(); ) {
      List<TransactWriteItem> puts = left.stream().map(this::put).toList();
      try {
        client.transactWriteItems(write -> write.transactItems(puts));
        return;
      } catch (TransactionCanceledException e) {
        List<StoredReading> stillLatest = withoutFailed(left, e.cancellationReasons());
        // With none to leave out, another writer was at one of them at the same moment.
        if (stillLatest.size() == left.size() && !Pause.after(attempt++)) {
          throw e;
        }
        left = stillLatest;
      }
    }
  }

  private TransactWriteItem put(StoredReading reading) {
    Map<String, AttributeValue> item = ReadingItem.latest(reading);
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table)
                    .item(item)
                    .conditionExpression(IS_LATER)
                    .expressionAttributeNames(Map.of("#position", ReadingItem.POSITION))
                    .expressionAttributeValues(Map.of(":position", item.get(ReadingItem.POSITION))))
        .build();
  }

  private static List<StoredReading> withoutFailed(
      List<StoredReading> readings, List<CancellationReason> reasons) {
    List<StoredReading> others = new ArrayList<>();
    for (int i = 0; i < readings.size(); i++) {
      boolean failed = i < reasons.size() && CONDITION_FAILED.equals(reasons.get(i).code());
      if (!failed) {
        others.add(readings.get(i));
      }
    }
    return others;
  }
}
