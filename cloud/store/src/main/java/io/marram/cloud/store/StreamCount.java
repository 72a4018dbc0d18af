package io.marram.cloud.store;

/**
 * How much of a stream is stored.
 *
 * @param gateway the gateway's name
 * @param stream the stream's name
 * @param rows the number of rows
 * @param distinct the number of different readings among them; fewer than rows if a number of the
 *     stream was used twice
 * @param highest the highest number of a stored reading; 0 in {@link StoredReading#DIRECT}
 */
public record StreamCount(String gateway, String stream, long rows, long distinct, long highest) {

  /** Rows that should not be there. */
  public long duplicates() {
    return rows - distinct;
  }
}
