package io.marram.cloud.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps readings. Safe for use by many processes at once.
 *
 * <p>Every method throws {@link StoreException} if the store cannot be reached or refuses.
 */
public interface ReadingStore {

  /**
   * Saves readings, each as a row of its own, and remembers the latest of every sensor. Saving a
   * reading again changes nothing, and the order in which readings are saved does not matter. If it
   * fails, any of them may have been saved.
   *
   * @throws StoreException.Refused if it was refused for what is in it
   */
  void save(Collection<StoredReading> readings);

  /** The sensors of a gateway, each with its latest reading by time, by name. */
  List<StoredReading> latest(String gateway);

  /**
   * Readings of a sensor, the newest first.
   *
   * @param from the earliest time, epoch milliseconds
   * @param to the latest time, epoch milliseconds
   * @param limit the most readings of a page, at least 1
   * @param after {@link ReadingPage#next()} of the page before, empty for the first one
   */
  ReadingPage history(
      String gateway, String sensorId, long from, long to, int limit, Optional<String> after);

  /**
   * Shows every stored reading once, in no order, from one thread at a time. Reads the whole store:
   * for ledgers and measurements.
   */
  void forEach(Consumer<StoredPosition> consumer);
}
