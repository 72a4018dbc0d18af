package io.marram.cloud.store;

import static io.marram.cloud.store.DynamoDbCall.guarded;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Quarantined messages in one DynamoDB table, a partition for each day. */
public final class DynamoDbQuarantine implements Quarantine {

  private final DynamoDbClient client;
  private final String table;
  private final Duration retention;

  /**
   * @param client stays the caller's to close
   * @param table name of the table
   * @param retention how long a message is kept
   */
  public DynamoDbQuarantine(DynamoDbClient client, String table, Duration retention) {
    this.client = client;
    this.table = table;
    this.retention = retention;
  }

  @Override
  public void put(QuarantinedMessage message) {
    long expiresAt = message.receivedAt() / 1000 + retention.toSeconds();
    guarded(
        "put a message into quarantine",
        table,
        () ->
            client.putItem(
                put -> put.tableName(table).item(QuarantineItem.of(message, expiresAt))));
  }

  @Override
  public List<QuarantinedMessage> of(LocalDate day, int limit) {
    return guarded(
        "read the quarantine",
        table,
        () ->
            client
                .queryPaginator(query -> about(query, day).scanIndexForward(Boolean.FALSE))
                .items()
                .stream()
                .limit(limit)
                .map(QuarantineItem::parse)
                .toList());
  }

  @Override
  public long count(LocalDate day) {
    return guarded(
        "count the quarantine",
        table,
        () ->
            client.queryPaginator(query -> about(query, day).select(Select.COUNT)).stream()
                .mapToLong(QueryResponse::count)
                .sum());
  }

  private QueryRequest.Builder about(QueryRequest.Builder query, LocalDate day) {
    return query
        .tableName(table)
        .consistentRead(Boolean.TRUE)
        .keyConditionExpression("#day = :day")
        .expressionAttributeNames(Map.of("#day", QuarantineItem.DAY))
        .expressionAttributeValues(Map.of(":day", AttributeValue.fromS(day.toString())));
  }
}
