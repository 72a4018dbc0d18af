package io.marram.cloud.store;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts stored readings by gateway and stream: how many rows there are, and how many different
 * numbers they bear. The numbers of a stream are kept as one bit each. Not safe for use by several
 * threads.
 */
public final class StreamTally implements Consumer<StoredPosition> {

  private final Map<Stream, Numbers> streams = new TreeMap<>();

  @Override
  public void accept(StoredPosition stored) {
    ReadingPosition position = stored.position();
    streams
        .computeIfAbsent(new Stream(position.gateway(), position.stream()), added -> new Numbers())
        .add(position);
  }

  /** What was counted, by gateway and stream. */
  public List<StreamCount> counts() {
    List<StreamCount> counts = new ArrayList<>();
    streams.forEach((stream, numbers) -> counts.add(numbers.count(stream)));
    return Collections.unmodifiableList(counts);
  }

  private record Stream(String gateway, String stream) implements Comparable<Stream> {

    @Override
    public int compareTo(Stream other) {
      int byGateway = gateway.compareTo(other.gateway);
      return byGateway != 0 ? byGateway : stream.compareTo(other.stream);
    }
  }

  private static final class Numbers {

    private static final int CHUNK_BITS = 16;
    private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

    private final Map<Long, BitSet> chunks = new TreeMap<>();
    private long rows;
    private long highest;

    void add(ReadingPosition position) {
      rows++;
      // The numbers of direct readings are times: far apart, and the same for many sensors.
      if (!position.stream().equals(StoredReading.DIRECT)) {
        long seq = position.seq();
        highest = Math.max(highest, seq);
        chunks
            .computeIfAbsent(seq >> CHUNK_BITS, added -> new BitSet())
            .set((int) (seq & CHUNK_MASK));
      }
    }

    StreamCount count(Stream stream) {
      boolean direct = stream.stream().equals(StoredReading.DIRECT);
      long distinct = direct ? rows : chunks.values().stream().mapToLong(BitSet::cardinality).sum();
      return new StreamCount(stream.gateway(), stream.stream(), rows, distinct, highest);
    }
  }
}
