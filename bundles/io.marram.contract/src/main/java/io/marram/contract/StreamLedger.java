package io.marram.contract;

import com.eclipsesource.json.JsonObject;

/**
 * What a gateway knows of one of its streams, published on {@code gateways/<gateway>/ledger}, so
 * that it can be compared with what is stored.
 *
 * @param gateway the gateway's thing name
 * @param stream the stream's name, as in {@link Origin}
 * @param accepted readings that were taken for publishing: the highest number given out
 * @param acknowledged readings that the broker acknowledged
 * @param dropped readings that were given up because the disk budget was used up, or because they
 *     were refused for good
 * @param timestamp when this was so, epoch milliseconds
 */
public record StreamLedger(
    String gateway, String stream, long accepted, long acknowledged, long dropped, long timestamp) {

  /** The longest message that is read, in bytes. */
  public static final int MAX_BYTES = 4 << 10;

  /** The filter of the topics on which ledgers are published. */
  public static final String TOPIC_FILTER = "gateways/+/ledger";

  public StreamLedger {
    // The same rules hold for the names; the number is of no interest.
    new Origin(gateway, stream, 1);
    if (accepted < 0 || acknowledged < 0 || dropped < 0 || acknowledged > accepted - dropped) {
      throw new MalformedMessageException(
          "acknowledged and dropped readings must not be more than the accepted ones: %d + %d > %d"
              .formatted(acknowledged, dropped, accepted));
    }
  }

  /** The topic of a gateway's ledgers. */
  public static String topic(String gateway) {
    return "gateways/" + gateway + "/ledger";
  }

  /** Readings that are on the gateway's disk or on their way. */
  public long pending() {
    return accepted - acknowledged - dropped;
  }

  /**
   * Reads a ledger.
   *
   * @throws MalformedMessageException if it is too long or too deep, not JSON, or a field is
   *     missing or cannot be
   */
  public static StreamLedger parse(byte[] json) {
    JsonObject object = BoundedJson.object(json, MAX_BYTES);
    return new StreamLedger(
        Fields.text(object, "gateway"),
        Fields.text(object, "stream"),
        Fields.longInteger(object, "accepted"),
        Fields.longInteger(object, "acknowledged"),
        Fields.longInteger(object, "dropped"),
        Fields.longInteger(object, "timestamp"));
  }

  public String toJson() {
    return new JsonObject()
        .add("gateway", gateway)
        .add("stream", stream)
        .add("accepted", accepted)
        .add("acknowledged", acknowledged)
        .add("dropped", dropped)
        .add("timestamp", timestamp)
        .toString();
  }
}
