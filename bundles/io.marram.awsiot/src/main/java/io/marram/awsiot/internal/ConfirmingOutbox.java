package io.marram.awsiot.internal;

import io.marram.awsiot.Entry;
import io.marram.awsiot.Item;
import io.marram.awsiot.Outbox;
import io.marram.awsiot.OutboxException;
import io.marram.awsiot.StreamSettings;
import io.marram.awsiot.StreamState;
import java.util.List;
import java.util.Optional;

/** An outbox that tells delivery listeners what the broker has. */
final class ConfirmingOutbox implements Outbox {

  private final Outbox outbox;
  private final EndpointNews news;

  ConfirmingOutbox(Outbox outbox, EndpointNews news) {
    this.outbox = outbox;
    this.news = news;
  }

  /** The name by which an item is followed, from the gateway to the store. */
  static String messageId(String stream, long seq) {
    return stream + "/" + seq;
  }

  @Override
  public void acknowledge(String stream, long through) throws OutboxException {
    long first = news.hasDeliveryListeners() ? first(stream) : Long.MAX_VALUE;
    outbox.acknowledge(stream, through);
    for (long seq = first; seq <= through; seq++) {
      news.confirmed(messageId(stream, seq));
    }
  }

  private long first(String stream) {
    return outbox.streams().stream()
        .filter(state -> state.id().equals(stream))
        .mapToLong(StreamState::first)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  @Override
  public long append(StreamSettings stream, Item item) throws OutboxException {
    return outbox.append(stream, item);
  }

  @Override
  public List<Entry> peek(String stream, long from, int most) throws OutboxException {
    return outbox.peek(stream, from, most);
  }

  @Override
  public void drop(String stream, long through) throws OutboxException {
    outbox.drop(stream, through);
  }

  @Override
  public List<StreamState> streams() {
    return outbox.streams();
  }

  @Override
  public long diskBytes() {
    return outbox.diskBytes();
  }

  @Override
  public void onReadable(Runnable readable) {
    outbox.onReadable(readable);
  }

  @Override
  public Optional<String> problem() {
    return outbox.problem();
  }

  @Override
  public void close() {
    outbox.close();
  }
}
