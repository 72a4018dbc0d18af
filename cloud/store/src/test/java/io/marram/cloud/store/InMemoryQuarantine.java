package io.marram.cloud.store;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The twin of {@link DynamoDbQuarantine} for tests: keeps messages in memory, and can go away. */
public final class InMemoryQuarantine implements Quarantine {

  private final Map<String, QuarantinedMessage> messages = new LinkedHashMap<>();
  private boolean away;

  @Override
  public synchronized void put(QuarantinedMessage message) {
    if (away) {
      throw new StoreException("the quarantine is away", null);
    }
    messages.put(message.receivedAt() + "#" + message.id(), message);
  }

  @Override
  public synchronized List<QuarantinedMessage> of(LocalDate day, int limit) {
    return messages.values().stream()
        .filter(message -> QuarantineItem.day(message).equals(day))
        .sorted(Comparator.comparing(QuarantinedMessage::receivedAt).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized long count(LocalDate day) {
    return messages.values().stream()
        .filter(message -> QuarantineItem.day(message).equals(day))
        .count();
  }

  /** Everything in quarantine, in the order in which it came. */
  public synchronized List<QuarantinedMessage> all() {
    return List.copyOf(messages.values());
  }

  /** Makes it fail as if it could not be reached. */
  public synchronized void setAway(boolean away) {
    this.away = away;
  }
}
