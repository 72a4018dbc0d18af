package io.marram.awsiot;

import io.marram.contract.StreamLedger;

/**
 * The books of one stream.
 *
 * @param id the stream's name and six hexadecimal digits, drawn when the outbox's files were made
 * @param lane what goes first
 * @param readings whether its items are readings; otherwise they are messages
 * @param singlesPerSecond see {@link StreamSettings}
 * @param accepted items that were appended: the highest number given out
 * @param acknowledged items that the broker acknowledged
 * @param dropped items that were given up: for the disk budget, because the broker refused them,
 *     and messages that its policy did not allow
 */
public record StreamState(
    String id,
    Lane lane,
    boolean readings,
    int singlesPerSecond,
    long accepted,
    long acknowledged,
    long dropped) {

  public StreamState {
    if (acknowledged < 0 || dropped < 0 || acknowledged + dropped > accepted) {
      throw new IllegalArgumentException(
          "acknowledged and dropped must not be more than accepted: %d + %d > %d"
              .formatted(acknowledged, dropped, accepted));
    }
  }

  /** Items that wait on the disk or are on their way. They are the youngest ones. */
  public long pending() {
    return accepted - acknowledged - dropped;
  }

  /** The number of the oldest pending item; if none is pending, of the next one. */
  public long first() {
    return acknowledged + dropped + 1;
  }

  /** The message that tells the cloud. */
  public StreamLedger ledger(String gateway, long epochMillis) {
    return new StreamLedger(gateway, id, accepted, acknowledged, dropped, epochMillis);
  }
}
