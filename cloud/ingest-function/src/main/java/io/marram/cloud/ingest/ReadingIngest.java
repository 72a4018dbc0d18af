package io.marram.cloud.ingest;

import io.marram.cloud.store.Quarantine;
import io.marram.cloud.store.QuarantinedMessage;
import io.marram.cloud.store.ReadingStore;
import io.marram.cloud.store.StoreException;
import io.marram.cloud.store.StoredReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the readings of messages and puts what is wrong with them into quarantine. A message is
 * done when everything in it is in one or the other; it does no harm if it comes again.
 */
final class ReadingIngest {

  private static final Logger logger = LoggerFactory.getLogger(ReadingIngest.class);

  private final ReadingStore store;
  private final Quarantine quarantine;
  private final IngestTally tally;

  ReadingIngest(ReadingStore store, Quarantine quarantine, IngestTally tally) {
    this.store = store;
    this.quarantine = quarantine;
    this.tally = tally;
  }

  /**
   * Works on the messages of a batch.
   *
   * @return the ids of those that must come again, because the store was away
   */
  Set<String> ingest(List<QueueMessage> messages) {
    Map<QueueMessage, Examination> examined = new LinkedHashMap<>();
    messages.forEach(message -> examined.put(message, Examination.of(message)));
    Set<String> returned = new LinkedHashSet<>();
    saveTogether(examined, returned);
    putIntoQuarantine(examined, returned);
    tally.count(messages.size(), returned.size());
    return returned;
  }

  /** All readings at once, which takes a fraction of the requests. */
  private void saveTogether(Map<QueueMessage, Examination> examined, Set<String> returned) {
    List<StoredReading> all = new ArrayList<>();
    examined.values().forEach(examination -> all.addAll(examination.readings()));
    if (all.isEmpty()) {
      return;
    }
    try {
      store.save(all);
      tally.countStored(all.size());
    } catch (StoreException.Refused e) {
      examined.replaceAll((message, examination) -> saveAlone(message, examination, returned));
    } catch (StoreException e) {
      logAway(e);
      examined.forEach(
          (message, examination) -> {
            if (!examination.readings().isEmpty()) {
              returned.add(message.id());
            }
          });
    }
  }

  /** Finds the message that the store refuses: the others are stored. */
  private Examination saveAlone(
      QueueMessage message, Examination examination, Set<String> returned) {
    if (examination.readings().isEmpty()) {
      return examination;
    }
    try {
      store.save(examination.readings());
      tally.countStored(examination.readings().size());
      return examination;
    } catch (StoreException.Refused e) {
      return examination.refused(e.getMessage());
    } catch (StoreException e) {
      logAway(e);
      returned.add(message.id());
      return examination;
    }
  }

  private void putIntoQuarantine(Map<QueueMessage, Examination> examined, Set<String> returned) {
    boolean away = false;
    for (Map.Entry<QueueMessage, Examination> entry : examined.entrySet()) {
      QueueMessage message = entry.getKey();
      if (entry.getValue().complaint().isEmpty() || returned.contains(message.id())) {
        continue;
      }
      // What is away is not asked again: each attempt may take seconds.
      away = away || !isQuarantined(message, entry.getValue());
      if (away) {
        returned.add(message.id());
      }
    }
  }

  private boolean isQuarantined(QueueMessage message, Examination examination) {
    String complaint = examination.complaint().orElseThrow();
    try {
      quarantine.put(
          new QuarantinedMessage(
              message.id(),
              examination.source(),
              complaint,
              examination.payload(),
              message.sentAt()));
      tally.countQuarantined();
      logger.warn("event=ingest.quarantined message={} reason=\"{}\"", message.id(), complaint);
      return true;
    } catch (StoreException e) {
      logAway(e);
      return false;
    }
  }

  private static void logAway(StoreException e) {
    logger.error("event=ingest.postponed reason=\"{}\"", e.getMessage());
  }
}
