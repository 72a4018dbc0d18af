package io.marram.awsiot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outbox without a disk. */
final class MemoryOutbox implements Outbox {

  private static final class Stream {
    StreamSettings settings;
    boolean readings;
    final List<Item> items = new ArrayList<>();
    long acknowledged;
    long dropped;
  }

  private final Map<String, Stream> streams = new LinkedHashMap<>();
  private boolean refusing;

  void refuse(boolean refuse) {
    refusing = refuse;
  }

  @Override
  public long append(StreamSettings settings, Item item) throws OutboxException {
    requireWorking();
    boolean readings = item instanceof Item.Measurement;
    Stream stream = streams.computeIfAbsent(settings.name() + "-0000aa", id -> new Stream());
    stream.settings = settings;
    stream.readings = readings;
    stream.items.add(item);
    return stream.items.size();
  }

  @Override
  public List<Entry> peek(String id, long from, int most) throws OutboxException {
    requireWorking();
    Stream stream = streams.get(id);
    List<Entry> entries = new ArrayList<>();
    long first = Math.max(from, stream.acknowledged + stream.dropped + 1);
    for (long seq = first; seq <= stream.items.size() && entries.size() < most; seq++) {
      entries.add(new Entry(seq, stream.items.get((int) seq - 1)));
    }
    return entries;
  }

  @Override
  public void acknowledge(String id, long through) throws OutboxException {
    requireWorking();
    Stream stream = streams.get(id);
    stream.acknowledged += left(stream, through);
  }

  @Override
  public void drop(String id, long through) throws OutboxException {
    requireWorking();
    Stream stream = streams.get(id);
    stream.dropped += left(stream, through);
  }

  private static long left(Stream stream, long through) {
    long last = Math.min(through, stream.items.size());
    return Math.max(0, last - stream.acknowledged - stream.dropped);
  }

  @Override
  public List<StreamState> streams() {
    return streams.entrySet().stream()
        .map(
            entry -> {
              Stream stream = entry.getValue();
              return new StreamState(
                  entry.getKey(),
                  stream.settings.lane(),
                  stream.readings,
                  stream.settings.singlesPerSecond(),
                  stream.items.size(),
                  stream.acknowledged,
                  stream.dropped);
            })
        .toList();
  }

  StreamState state(StreamSettings settings) {
    return streams().stream()
        .filter(state -> state.id().startsWith(settings.name()))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public long diskBytes() {
    return 0;
  }

  @Override
  public void onReadable(Runnable readable) {}

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  public void close() {}

  private void requireWorking() throws OutboxException {
    if (refusing) {
      throw new OutboxException(OutboxException.Reason.DISK_FULL, "the disk is full");
    }
  }
}
