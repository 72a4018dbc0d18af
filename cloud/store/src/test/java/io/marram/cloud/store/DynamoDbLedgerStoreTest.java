package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.marram.contract.StreamLedger;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbLedgerStoreTest {

  private static DynamoDbLocal local;

  @BeforeAll
  static void startDynamoDb() throws Exception {
    local = DynamoDbLocal.startOrSkip();
  }

  @AfterAll
  static void stopDynamoDb() {
    if (local != null) {
      local.close();
    }
  }

  @Test
  void readsTheLedgersThatTheRuleWroteAndNothingElse() {
    ReadingTables.DEFAULT.createIfMissing(local.client());
    String table = ReadingTables.DEFAULT.ledger();
    putLedger(table, "gw-2", "alerts-a1b2c3", "7", "7", "0");
    putLedger(table, "gw-1", "readings-a1b2c3", "9", "7", "1");
    putLedger(table, "gw-3", "readings-a1b2c3", "1", "7", "1");
    putLedger(table, "gw-4", "readings-a1b2c3", "1.5", "0", "0");
    local
        .client()
        .putItem(
            put ->
                put.tableName(table)
                    .item(Map.of("gateway", text("gw-5"), "stream", text("readings-a1b2c3"))));

    assertThat(new DynamoDbLedgerStore(local.client(), table).ledgers())
        .containsExactly(
            new StreamLedger("gw-1", "readings-a1b2c3", 9, 7, 1, 5),
            new StreamLedger("gw-2", "alerts-a1b2c3", 7, 7, 0, 5));
  }

  private static void putLedger(
      String table, String gateway, String stream, String accepted, String acked, String dropped) {
    local
        .client()
        .putItem(
            put ->
                put.tableName(table)
                    .item(
                        Map.of(
                            "gateway",
                            text(gateway),
                            "stream",
                            text(stream),
                            "accepted",
                            AttributeValue.fromN(accepted),
                            "acknowledged",
                            AttributeValue.fromN(acked),
                            "dropped",
                            AttributeValue.fromN(dropped),
                            "timestamp",
                            AttributeValue.fromN("5"),
                            "client_id",
                            text(gateway))));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
