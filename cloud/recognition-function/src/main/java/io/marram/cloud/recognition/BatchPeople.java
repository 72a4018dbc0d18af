package io.marram.cloud.recognition;

import io.marram.cloud.recognition.identification.KnownPeople;
import io.marram.cloud.store.PeopleStoreException;
import java.util.function.Supplier;

/**
 * The people for the messages of one batch: the store is asked once, and only if a message needs
 * it. If it is away it is not asked again either, so that a batch fails at once and not message by
 * message.
 */
final class BatchPeople implements Supplier<KnownPeople> {

  private final CachedPeople cached;
  private KnownPeople people;
  private PeopleStoreException failure;

  BatchPeople(CachedPeople cached) {
    this.cached = cached;
  }

  /**
   * The people as they were when the batch first asked.
   *
   * @throws PeopleStoreException if the store was away then
   */
  @Override
  public KnownPeople get() {
    if (failure != null) {
      throw failure;
    }
    if (people == null) {
      try {
        people = cached.current();
      } catch (PeopleStoreException e) {
        failure = e;
        throw e;
      }
    }
    return people;
  }
}
