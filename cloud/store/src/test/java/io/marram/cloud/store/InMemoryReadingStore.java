package io.marram.cloud.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The twin of {@link DynamoDbReadingStore} for tests: keeps readings in memory, and can go away.
 */
public final class InMemoryReadingStore implements ReadingStore {

  /** By both keys; a space is before every character that a key may go on with. */
  private final Map<String, StoredReading> rows = new TreeMap<>();

  private final Map<String, StoredReading> sensors = new TreeMap<>();
  private boolean away;
  private Predicate<StoredReading> refusal = reading -> false;

  @Override
  public synchronized void save(Collection<StoredReading> readings) {
    requireHere();
    if (readings.stream().anyMatch(refusal)) {
      throw new StoreException.Refused("the store refuses one of them", null);
    }
    for (StoredReading reading : readings) {
      String sensor = reading.position().partitionKey();
      rows.put(sensor + " " + reading.position().sortKey(), reading);
      sensors.merge(
          sensor, reading, (known, offered) -> offered.isLaterThan(known) ? offered : known);
    }
  }

  @Override
  public synchronized List<StoredReading> latest(String gateway) {
    requireHere();
    return sensors.values().stream().filter(r -> r.gateway().equals(gateway)).toList();
  }

  @Override
  public synchronized ReadingPage history(
      String gateway, String sensorId, long from, long to, int limit, Optional<String> after) {
    requireHere();
    List<StoredReading> all =
        rows.values().stream()
            .filter(r -> r.gateway().equals(gateway) && r.reading().sensorId().equals(sensorId))
            .filter(r -> r.reading().timestamp() >= from && r.reading().timestamp() <= to)
            .filter(r -> after.isEmpty() || r.position().sortKey().compareTo(after.get()) < 0)
            .sorted((one, other) -> one.isLaterThan(other) ? -1 : 1)
            .toList();
    List<StoredReading> page = all.subList(0, Math.min(limit, all.size()));
    return new ReadingPage(
        page,
        page.size() < all.size()
            ? Optional.of(page.get(page.size() - 1).position().sortKey())
            : Optional.empty());
  }

  @Override
  public synchronized void forEach(Consumer<StoredPosition> consumer) {
    requireHere();
    rows.values().forEach(r -> consumer.accept(new StoredPosition(r.position(), r.receivedAt())));
  }

  /** Everything that is stored. */
  public synchronized List<StoredReading> all() {
    return List.copyOf(rows.values());
  }

  /** Makes the store fail as if it could not be reached. */
  public synchronized void setAway(boolean away) {
    this.away = away;
  }

  /** Makes the store refuse everything in which there is such a reading. */
  public synchronized void refuse(Predicate<StoredReading> refused) {
    this.refusal = refused;
  }

  private void requireHere() {
    if (away) {
      throw new StoreException("the store is away", null);
    }
  }
}
