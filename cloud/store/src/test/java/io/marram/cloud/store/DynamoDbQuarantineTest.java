package io.marram.cloud.store;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class DynamoDbQuarantineTest extends QuarantineContract {

  private static final AtomicInteger PREFIXES = new AtomicInteger();
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

  @Override
  protected Quarantine emptyQuarantine() {
    return new DynamoDbQuarantine(local.client(), newTables().quarantine(), Duration.ofDays(30));
  }

  private static ReadingTables newTables() {
    ReadingTables tables = ReadingTables.withPrefix("q-" + PREFIXES.incrementAndGet() + "-");
    tables.createIfMissing(local.client());
    return tables;
  }
}
