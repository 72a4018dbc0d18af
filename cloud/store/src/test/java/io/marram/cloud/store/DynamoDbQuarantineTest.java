package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.marram.contract.StreamLedger;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

final class DynamoDbQuarantineTest extends QuarantineContract {

  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static DynamoDbLocal local;

  @BeforeAll
  static void startDynamoDb() throws Exception {
    assumeTrue(
        DynamoDbLocal.isThere(),
        () ->
            "no jars in " + DynamoDbLocal.jars() + ": first run mvn package in emulator/dynamodb");
    local = DynamoDbLocal.start();
  }

  @AfterAll
  static void stopDynamoDb() {
    if (local != null) {
      local.close();
    }
  }

  @Override
  protected Quarantine emptyQuarantine() {
    return new DynamoDbQuarantine(local.client(), newTables().quarantine(), Duration.ofDays(30));
  }

  @Test
  void readsTheLedgersThatTheRuleWroteAndNothingElse() {
    String table = newTables().ledger();
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

  private static ReadingTables newTables() {
    ReadingTables tables = ReadingTables.withPrefix("q-" + PREFIXES.incrementAndGet() + "-");
    tables.createIfMissing(local.client());
    return tables;
  }
}
