package io.marram.cloud.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts items into a table, as many at once as DynamoDB takes, and again those it did not get to.
 */
final class BatchWriter {

  static final int ITEMS_PER_REQUEST = 25;

  private final DynamoDbClient client;
  private final String table;

  BatchWriter(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /**
   * Puts the items.
   *
   * @param items at most {@value #ITEMS_PER_REQUEST}, no two with the same key
   * @throws StoreException if some of them are still not written after several attempts
   */
  void put(Collection<Map<String, AttributeValue>> items) {
    List<WriteRequest> left =
        items.stream()
            .map(item -> WriteRequest.builder().putRequest(put -> put.item(item)).build())
            .collect(Collectors.toUnmodifiableList());
    for (int attempt = 1; !left.isEmpty(); attempt++) {
      Map<String, List<WriteRequest>> request = Map.of(table, left);
      left =
          client
              .batchWriteItem(write -> write.requestItems(request))
              .unprocessedItems()
              .getOrDefault(table, List.of());
      if (!left.isEmpty() && !Pause.after(attempt)) {
        throw new StoreException(
            "table " + table + " has no capacity for " + left.size() + " items", null);
      }
    }
  }
}
