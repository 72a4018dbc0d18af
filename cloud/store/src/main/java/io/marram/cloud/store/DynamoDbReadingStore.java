package io.marram.cloud.store;

import static io.marram.cloud.store.DynamoDbCall.guarded;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Readings in two DynamoDB tables. A reading's keys are its identity, so that saving it twice
 * leaves one row; rows go when the retention is over, counted from when the cloud received the
 * reading, since a sensor's clock may be wrong by years.
 */
public final class DynamoDbReadingStore implements ReadingStore {

  private final DynamoDbClient client;
  private final ReadingTables tables;
  private final Duration retention;
  private final Clock clock;
  private final BatchWriter rows;
  private final LatestReadings sensors;

  /**
   * @param client stays the caller's to close
   * @param tables {@link ReadingTables#readings()} and {@link ReadingTables#sensors()} are used
   * @param retention how long a reading is kept
   * @param clock says when readings were stored
   */
  public DynamoDbReadingStore(
      DynamoDbClient client, ReadingTables tables, Duration retention, Clock clock) {
    this.client = client;
    this.tables = tables;
    this.retention = retention;
    this.clock = clock;
    this.rows = new BatchWriter(client, tables.readings());
    this.sensors = new LatestReadings(client, tables.sensors());
  }

  @Override
  public void save(Collection<StoredReading> readings) {
    // A request must not name an item twice.
    Map<ReadingPosition, StoredReading> unique = new LinkedHashMap<>();
    readings.forEach(reading -> unique.put(reading.position(), reading));
    forEachPart(
        unique.values(),
        BatchWriter.ITEMS_PER_REQUEST,
        part ->
            guarded(
                "save readings",
                tables.readings(),
                () -> {
                  long now = clock.millis();
                  rows.put(part.stream().map(reading -> row(reading, now)).toList());
                  return null;
                }));
    forEachPart(
        latestOf(unique.values()),
        LatestReadings.ITEMS_PER_REQUEST,
        part ->
            guarded(
                "save the latest readings",
                tables.sensors(),
                () -> {
                  sensors.offer(part);
                  return null;
                }));
  }

  @Override
  public List<StoredReading> latest(String gateway) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(tables.sensors())
            .consistentRead(Boolean.TRUE)
            .keyConditionExpression(ReadingItem.GATEWAY + " = :gateway")
            .expressionAttributeValues(Map.of(":gateway", AttributeValue.fromS(gateway)))
            .build();
    return guarded(
        "read the sensors of a gateway",
        tables.sensors(),
        () -> client.queryPaginator(query).items().stream().map(ReadingItem::parse).toList());
  }

  @Override
  public ReadingPage history(
      String gateway, String sensorId, long from, long to, int limit, Optional<String> after) {
    String sensor = new ReadingPosition(gateway, sensorId, from, "", 0).partitionKey();
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(tables.readings())
            .consistentRead(Boolean.TRUE)
            .scanIndexForward(Boolean.FALSE)
            .limit(limit)
            .keyConditionExpression("sensor = :sensor AND #position BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#position", ReadingItem.POSITION))
            .expressionAttributeValues(
                Map.of(
                    ":sensor",
                    AttributeValue.fromS(sensor),
                    ":from",
                    AttributeValue.fromS(ReadingPosition.timeKey(from)),
                    ":to",
                    // Behind all keys of that time: they go on with #, which is before $.
                    AttributeValue.fromS(ReadingPosition.timeKey(to) + "$")));
    after.ifPresent(
        position ->
            query.exclusiveStartKey(ReadingItem.key(ReadingPosition.parse(sensor, position))));
    QueryResponse response =
        guarded("read a history", tables.readings(), () -> client.query(query.build()));
    return new ReadingPage(
        response.items().stream().map(ReadingItem::parse).toList(),
        Optional.ofNullable(response.lastEvaluatedKey().get(ReadingItem.POSITION))
            .map(AttributeValue::s));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Sensor by sensor, since DynamoDB Local takes the whole table into memory for each page of a
   * scan. Every sensor with a reading has a latest one: what makes them is tried until it is done.
   */
  @Override
  public void forEach(Consumer<StoredPosition> consumer) {
    partitions().parallelStream().forEach(sensor -> readAll(sensor, consumer));
  }

  private List<String> partitions() {
    ScanRequest scan =
        ScanRequest.builder()
            .tableName(tables.sensors())
            .consistentRead(Boolean.TRUE)
            .projectionExpression(ReadingItem.GATEWAY + ", " + ReadingItem.SENSOR_ID)
            .build();
    return guarded(
        "read all sensors",
        tables.sensors(),
        () ->
            client.scanPaginator(scan).items().stream()
                .map(
                    item ->
                        new ReadingPosition(
                                item.get(ReadingItem.GATEWAY).s(),
                                item.get(ReadingItem.SENSOR_ID).s(),
                                0,
                                "",
                                0)
                            .partitionKey())
                .toList());
  }

  private void readAll(String sensor, Consumer<StoredPosition> consumer) {
    QueryRequest.Builder query =
        QueryRequest.builder()
            .tableName(tables.readings())
            .consistentRead(Boolean.TRUE)
            .keyConditionExpression(ReadingItem.SENSOR + " = :sensor")
            .expressionAttributeValues(Map.of(":sensor", AttributeValue.fromS(sensor)))
            .projectionExpression("sensor, #position, stored_at")
            .expressionAttributeNames(Map.of("#position", ReadingItem.POSITION));
    Map<String, AttributeValue> last;
    do {
      QueryResponse page =
          guarded("read all readings", tables.readings(), () -> client.query(query.build()));
      synchronized (consumer) {
        page.items().forEach(item -> consumer.accept(ReadingItem.position(item)));
      }
      last = page.lastEvaluatedKey();
      query.exclusiveStartKey(last);
    } while (!last.isEmpty());
  }

  private Map<String, AttributeValue> row(StoredReading reading, long now) {
    return ReadingItem.row(reading, now, reading.receivedAt() / 1000 + retention.toSeconds());
  }

  private static Collection<StoredReading> latestOf(Collection<StoredReading> readings) {
    Map<String, StoredReading> latest = new LinkedHashMap<>();
    readings.forEach(
        reading ->
            latest.merge(
                reading.position().partitionKey(),
                reading,
                (known, offered) -> offered.isLaterThan(known) ? offered : known));
    return latest.values();
  }

  /**
   * Saves readings in parts, a few at the same time, as each waits for its answer. After a failure
   * no other part is begun, and those that were have ended when it is thrown.
   */
  private static void forEachPart(
      Collection<StoredReading> readings, int size, Consumer<List<StoredReading>> save) {
    AtomicReference<StoreException> failure = new AtomicReference<>();
    parts(readings, size).parallelStream()
        .forEach(
            part -> {
              if (failure.get() == null) {
                try {
                  save.accept(part);
                } catch (StoreException e) {
                  failure.compareAndSet(null, e);
                }
              }
            });
    if (failure.get() != null) {
      throw failure.get();
    }
  }

  private static List<List<StoredReading>> parts(Collection<StoredReading> readings, int size) {
    List<StoredReading> all = List.copyOf(readings);
    List<List<StoredReading>> parts = new ArrayList<>();
    for (int start = 0; start < all.size(); start += size) {
      parts.add(all.subList(start, Math.min(start + size, all.size())));
    }
    return parts;
  }
}
