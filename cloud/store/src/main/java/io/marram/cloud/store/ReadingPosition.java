package io.marram.cloud.store;

/**
 * The identity of a stored reading, and its two keys. Sort keys of one sensor are in order of time.
 *
 * @param gateway as in {@link StoredReading}
 * @param sensorId the sensor's name on its gateway; without {@code /}
 * @param timestamp when it was measured, epoch milliseconds
 * @param stream the gateway's stream
 * @param seq its number in the stream
 */
public record ReadingPosition(
    String gateway, String sensorId, long timestamp, String stream, long seq) {

  private static final int TIME_DIGITS = 15;
  private static final int SEQ_DIGITS = 12;

  /** {@code <gateway>/<sensor id>}. */
  public String partitionKey() {
    return gateway + "/" + sensorId;
  }

  /** {@code <timestamp, 15 digits>#<stream>#<seq, 12 digits>}. */
  public String sortKey() {
    return timeKey(timestamp) + "#" + stream + "#" + digits(seq, SEQ_DIGITS);
  }

  /** What the sort keys of a time begin with. */
  static String timeKey(long timestamp) {
    return digits(timestamp, TIME_DIGITS);
  }

  static ReadingPosition parse(String partitionKey, String sortKey) {
    // A gateway's name may have a slash, a sensor's never has.
    int slash = partitionKey.lastIndexOf('/');
    int first = sortKey.indexOf('#');
    int last = sortKey.lastIndexOf('#');
    return new ReadingPosition(
        partitionKey.substring(0, slash),
        partitionKey.substring(slash + 1),
        Long.parseLong(sortKey.substring(0, first)),
        sortKey.substring(first + 1, last),
        Long.parseLong(sortKey.substring(last + 1)));
  }

  private static String digits(long number, int width) {
    String digits = Long.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }
}
