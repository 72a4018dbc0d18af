package io.marram.cloud.store;

import java.time.LocalDate;
import java.util.List;

/**
 * Keeps messages that could not be stored, for a person to look at. Every method throws {@link
 * StoreException} if the store cannot be reached or refuses.
 */
public interface Quarantine {

  /** Keeps a message. Keeping it again changes nothing. */
  void put(QuarantinedMessage message);

  /**
   * The messages received on a day (UTC), the newest first.
   *
   * @param limit the most messages, at least 1
   */
  List<QuarantinedMessage> of(LocalDate day, int limit);

  /** How many messages were received on a day (UTC). */
  long count(LocalDate day);
}
