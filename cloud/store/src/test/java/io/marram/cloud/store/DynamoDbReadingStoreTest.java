package io.marram.cloud.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.marram.contract.Reading;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

final class DynamoDbReadingStoreTest extends ReadingStoreContract {

  private static final AtomicInteger PREFIXES = new AtomicInteger();
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1_795_262_401_234L), ZoneOffset.UTC);
  private static DynamoDbLocal local;

  private ReadingTables tables;

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
  protected ReadingStore emptyStore() {
    tables = ReadingTables.withPrefix("test-" + PREFIXES.incrementAndGet() + "-");
    tables.createIfMissing(local.client());
    return store(tables);
  }

  @Test
  void leavesTablesThatAreThereAsTheyAre() {
    store(tables).save(List.of(reading(1)));

    assertThatCode(() -> tables.createIfMissing(local.client())).doesNotThrowAnyException();

    assertThat(store(tables).latest("gw")).hasSize(1);
  }

  @Test
  void letsRowsGoAfterTheRetentionCountedFromTheirReceipt() {
    store(tables).save(List.of(reading(1)));

    Map<String, AttributeValue> row =
        local.client().scan(scan -> scan.tableName(tables.readings())).items().get(0);
    assertThat(row.get("expires_at").n()).isEqualTo(Long.toString(1_795_262_400 + 3 * 86_400));
    assertThat(row.get("stored_at").n()).isEqualTo("1795262401234");
    assertThat(
            local
                .client()
                .describeTimeToLive(describe -> describe.tableName(tables.readings()))
                .timeToLiveDescription())
        .satisfies(
            expiry -> {
              assertThat(expiry.attributeName()).isEqualTo("expires_at");
              assertThat(expiry.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
            });
  }

  @Test
  void saysThatItsTableIsMissing() {
    ReadingStore nowhere = store(ReadingTables.withPrefix("nowhere-"));

    assertThatThrownBy(() -> nowhere.save(List.of(reading(1))))
        .isInstanceOf(StoreException.class)
        .isNotInstanceOf(StoreException.Refused.class)
        .hasMessageStartingWith("cannot save readings (table nowhere-readings): ");
    assertThatThrownBy(() -> nowhere.history("gw", "s", 0, 1, 1, Optional.empty()))
        .isInstanceOf(StoreException.class);
    assertThatThrownBy(() -> nowhere.forEach(position -> {})).isInstanceOf(StoreException.class);
  }

  @Test
  void saysWhatItWillNeverTake() {
    Reading reading = new Reading("s", "", "", 1, "", 0);
    StoredReading tooLongAKey = new StoredReading("gw", "x".repeat(1100), 1, reading, 0);

    assertThatThrownBy(() -> store(tables).save(List.of(tooLongAKey)))
        .isInstanceOf(StoreException.Refused.class);
  }

  private static StoredReading reading(long seq) {
    Reading reading = new Reading("s", "temperature", "hall", 20, "°C", 1);
    return new StoredReading("gw", "readings-a1b2c3", seq, reading, 1_795_262_400_000L);
  }

  private static ReadingStore store(ReadingTables tables) {
    return new DynamoDbReadingStore(local.client(), tables, Duration.ofDays(3), CLOCK);
  }
}
