package io.marram.cloud.store;

import static io.marram.cloud.store.DynamoDbCall.guarded;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The names of the tables.
 *
 * @param readings every reading, by sensor and time
 * @param sensors the latest reading of every sensor, by gateway
 * @param quarantine messages that could not be stored, by day
 * @param ledger what gateways last said about their streams; a topic rule writes it
 * @param gateways when clients last came and went; a topic rule writes it
 */
public record ReadingTables(
    String readings, String sensors, String quarantine, String ledger, String gateways) {

  /** The names that are used where nothing else is said. */
  public static final ReadingTables DEFAULT = withPrefix("marram-");

  /** Tables with a prefix of their own. */
  public static ReadingTables withPrefix(String prefix) {
    return new ReadingTables(
        prefix + "readings",
        prefix + "sensors",
        prefix + "quarantine",
        prefix + "ledger",
        prefix + "gateways");
  }

  /**
   * Creates the tables, billed per request, unless they are there, and waits until they can be
   * used.
   *
   * @throws StoreException if the database cannot be reached or refuses
   */
  public void createIfMissing(DynamoDbClient client) {
    Optional<String> expiry = Optional.of(ReadingItem.EXPIRES_AT);
    for (TableDefinition table :
        List.of(
            new TableDefinition(readings, ReadingItem.SENSOR, ReadingItem.POSITION, expiry),
            new TableDefinition(
                sensors, ReadingItem.GATEWAY, ReadingItem.SENSOR_ID, Optional.empty()),
            new TableDefinition(quarantine, QuarantineItem.DAY, QuarantineItem.ID, expiry),
            new TableDefinition(ledger, "gateway", "stream", Optional.empty()),
            new TableDefinition(gateways, "client_id", "event_type", Optional.empty()))) {
      guarded(
          "create the table",
          table.name(),
          () -> {
            table.createIfMissing(client);
            return null;
          });
    }
  }
}
