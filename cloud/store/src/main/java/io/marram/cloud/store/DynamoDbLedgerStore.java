package io.marram.cloud.store;

import static io.marram.cloud.store.DynamoDbCall.guarded;

import io.marram.contract.MalformedMessageException;
import io.marram.contract.StreamLedger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Ledgers in one DynamoDB table, each as its message, one attribute for each field. */
public final class DynamoDbLedgerStore implements LedgerStore {

  private final DynamoDbClient client;
  private final String table;

  /**
   * @param client stays the caller's to close
   * @param table name of the table
   */
  public DynamoDbLedgerStore(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  @Override
  public List<StreamLedger> ledgers() {
    return guarded(
        "read the ledgers",
        table,
        () ->
            client
                .scanPaginator(scan -> scan.tableName(table).consistentRead(Boolean.TRUE))
                .items()
                .stream()
                .flatMap(item -> ledger(item).stream())
                .sorted(
                    Comparator.comparing(StreamLedger::gateway).thenComparing(StreamLedger::stream))
                .toList());
  }

  /** Empty for what is no ledger: the rule writes what it is sent, unseen. */
  private static Optional<StreamLedger> ledger(Map<String, AttributeValue> item) {
    List<AttributeValue> numbers =
        Stream.of("accepted", "acknowledged", "dropped", "timestamp").map(item::get).toList();
    try {
      return Optional.of(
          new StreamLedger(
              item.get("gateway").s(),
              item.get("stream").s(),
              whole(numbers.get(0)),
              whole(numbers.get(1)),
              whole(numbers.get(2)),
              whole(numbers.get(3))));
    } catch (MalformedMessageException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long whole(AttributeValue value) {
    if (value == null || value.n() == null) {
      throw new NumberFormatException("not a number");
    }
    return Long.parseLong(value.n());
  }
}
