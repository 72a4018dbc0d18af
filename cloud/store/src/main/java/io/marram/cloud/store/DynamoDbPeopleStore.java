package io.marram.cloud.store;

import static io.marram.cloud.store.FaceItem.PARTITION_KEY;
import static io.marram.cloud.store.FaceItem.SORT_KEY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * People in one DynamoDB table with the string keys {@code pk} and {@code sk}. All faces are items
 * of the partition {@code gallery}; beside them lies one item with the version, which is raised in
 * the same transaction that changes a face.
 */
public final class DynamoDbPeopleStore implements PeopleStore {

  private static final String VERSION = "version";
  private static final String RAISE_VERSION = "ADD version :one";
  private static final AttributeValue ONE = AttributeValue.fromN("1");
  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final String CONFLICT = "TransactionConflict";

  /** A transaction changes 100 items at most, one of which is the version. */
  private static final int FACES_PER_TRANSACTION = 99;

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param client stays the caller's to close
   * @param table name of the table
   */
  public DynamoDbPeopleStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** Creates the table, billed per request, unless it is there, and waits until it can be used. */
  public void createIfMissing() {
    guarded(
        "create the table",
        () -> {
          new TableDefinition(table, PARTITION_KEY, SORT_KEY, Optional.empty())
              .createIfMissing(client);
          return null;
        });
  }

  @Override
  public boolean enrol(EnrolledFace face) {
    TransactWriteItem put =
        TransactWriteItem.builder()
            .put(
                item ->
                    item.tableName(table)
                        .item(FaceItem.of(face))
                        .conditionExpression("attribute_not_exists(" + SORT_KEY + ")"))
            .build();
    return guarded("enrol a face", () -> change(List.of(put)));
  }

  @Override
  public int remove(String person) {
    return guarded("remove a person", () -> removeAll(sortKeysOf(person)));
  }

  @Override
  public long version() {
    return guarded("read the version", this::readVersion);
  }

  @Override
  public Gallery gallery() {
    return guarded(
        "read the gallery",
        () -> {
          // The version first: what changes while the faces are read then shows as a newer version.
          long version = readVersion();
          return new Gallery(version, readFaces());
        });
  }

  private long readVersion() {
    Map<String, AttributeValue> item =
        client
            .getItem(
                get -> get.tableName(table).key(FaceItem.key(VERSION)).consistentRead(Boolean.TRUE))
            .item();
    return item.containsKey(VERSION) ? Long.parseLong(item.get(VERSION).n()) : 0;
  }

  private List<EnrolledFace> readFaces() {
    return client.queryPaginator(facesFrom(FaceItem.FACE_PREFIX).build()).items().stream()
        .map(FaceItem::parse)
        .toList();
  }

  private List<String> sortKeysOf(String person) {
    QueryRequest keys =
        facesFrom(FaceItem.personPrefix(person)).projectionExpression(SORT_KEY).build();
    return client.queryPaginator(keys).items().stream()
        .map(item -> item.get(SORT_KEY).s())
        .toList();
  }

  private QueryRequest.Builder facesFrom(String prefix) {
    return QueryRequest.builder()
        .tableName(table)
        .consistentRead(Boolean.TRUE)
        .keyConditionExpression(PARTITION_KEY + " = :pk AND begins_with(" + SORT_KEY + ", :prefix)")
        .expressionAttributeValues(
            Map.of(":pk", FaceItem.PARTITION, ":prefix", AttributeValue.fromS(prefix)));
  }

  private int removeAll(List<String> sortKeys) {
    for (int start = 0; start < sortKeys.size(); start += FACES_PER_TRANSACTION) {
      int end = Math.min(start + FACES_PER_TRANSACTION, sortKeys.size());
      change(sortKeys.subList(start, end).stream().map(this::delete).toList());
    }
    return sortKeys.size();
  }

  private TransactWriteItem delete(String sortKey) {
    return TransactWriteItem.builder()
        .delete(item -> item.tableName(table).key(FaceItem.key(sortKey)))
        .build();
  }

  /**
   * Makes the changes and raises the version, all or nothing.
   *
   * @return {@code false} if a change's condition did not hold
   */
  private boolean change(List<TransactWriteItem> changes) {
    List<TransactWriteItem> all = new ArrayList<>(changes);
    all.add(
        TransactWriteItem.builder()
            .update(
                item ->
                    item.tableName(table)
                        .key(FaceItem.key(VERSION))
                        .updateExpression(RAISE_VERSION)
                        .expressionAttributeValues(Map.of(":one", ONE)))
            .build());
    for (int attempt = 1; ; attempt++) {
      try {
        client.transactWriteItems(write -> write.transactItems(all));
        return true;
      } catch (TransactionCanceledException e) {
        if (hasReason(e, CONDITION_FAILED)) {
          return false;
        }
        // Everybody raises the same version, so two writers at one moment get in each other's way.
        if (!hasReason(e, CONFLICT) || !Pause.after(attempt)) {
          throw e;
        }
      }
    }
  }

  private static boolean hasReason(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(code::equals);
  }

  private <T> T guarded(String purpose, Supplier<T> work) {
    try {
      return work.get();
    } catch (SdkException e) {
      throw new PeopleStoreException(
          "cannot " + purpose + " (table " + table + "): " + e.getMessage(), e);
    }
  }
}
