package io.marram.awsiot;

/**
 * Consecutive items of one stream in one publish.
 *
 * @param kind what they are
 * @param first the number of its first item
 * @param last the number of its last item
 * @param publication what is sent
 */
record Parcel(Kind kind, long first, long last, Publication publication) {

  /** What a parcel holds. */
  enum Kind {
    MESSAGE,
    /** A reading, on its sensor's topic. */
    SINGLE,
    /** Readings, on the gateway's topic. */
    BATCH
  }
}
