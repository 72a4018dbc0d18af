package io.marram.cloud.store;

/**
 * Keeps the faces of known people. Safe for use by many processes at once.
 *
 * <p>Every method throws {@link PeopleStoreException} if the store cannot be reached or refuses.
 */
public interface PeopleStore {

  /**
   * Adds a face to its person. A face of the same person, model and source is there at most once,
   * however often it is enrolled.
   *
   * @return whether it was added; {@code false} if it was there already
   */
  boolean enrol(EnrolledFace face);

  /**
   * Forgets a person: all their faces, of every model.
   *
   * @return the number of faces removed; 0 if nobody of that name was known
   */
  int remove(String person);

  /**
   * Changes with every enrolment and removal, and only then. Cheap: one read of one small item.
   *
   * @return 0 while nobody was ever enrolled, then ever larger numbers
   */
  long version();

  /** Reads all people. */
  Gallery gallery();
}
