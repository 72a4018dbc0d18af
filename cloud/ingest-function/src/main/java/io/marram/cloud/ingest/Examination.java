package io.marram.cloud.ingest;

import io.marram.cloud.store.StoredReading;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may be stored of a message.
 *
 * @param source the client that published it, as far as that is known
 * @param payload what it published, or what is in the queue if that cannot be told
 * @param readings these may
 * @param complaint what is wrong with the message, or with those of its readings that may not
 */
record Examination(
    String source, String payload, List<StoredReading> readings, Optional<String> complaint) {

  private static final String UNKNOWN = "unknown";

  /**
   * A clock that is farther ahead is wrong; one that is behind may be a gateway that was offline.
   */
  static final Duration FARTHEST_AHEAD = Duration.ofHours(24);

  /** Looks at a message. Never throws for what is in it. */
  static Examination of(QueueMessage message) {
    Arrival arrival;
    try {
      arrival = Arrival.parse(message);
    } catch (MalformedMessageException e) {
      return nothing(UNKNOWN, message.body(), e.getMessage());
    }
    try {
      return arrival.kind() == Arrival.Kind.READING ? ofReading(arrival) : ofBatch(arrival);
    } catch (MalformedMessageException e) {
      return nothing(arrival.clientId(), text(arrival), e.getMessage());
    }
  }

  /** The same message, of which nothing may be stored. */
  Examination refused(String reason) {
    return nothing(source, payload, reason);
  }

  private static Examination nothing(String source, String payload, String reason) {
    return new Examination(source, payload, List.of(), Optional.of(reason));
  }

  private static String text(Arrival arrival) {
    return new String(arrival.payload(), StandardCharsets.UTF_8);
  }

  private static Examination ofReading(Arrival arrival) {
    ReadingMessage message = ReadingMessage.parse(arrival.payload());
    Reading reading = message.reading();
    if (!reading.sensorId().equals(arrival.topicName())) {
      throw new MalformedMessageException("\"sensor_id\" is not the sensor of the topic");
    }
    Selection selection = new Selection(arrival);
    if (message.origin().isPresent()) {
      Origin origin = message.origin().get();
      requireSpeaksFor(arrival.clientId(), origin.gateway());
      selection.add(origin.gateway(), origin.stream(), origin.seq(), reading);
    } else {
      selection.add(arrival.clientId(), StoredReading.DIRECT, reading.timestamp(), reading);
    }
    return selection.result(1);
  }

  private static Examination ofBatch(Arrival arrival) {
    ReadingBatch batch = ReadingBatch.parse(arrival.payload());
    Origin first = batch.first();
    if (!first.gateway().equals(arrival.topicName())) {
      throw new MalformedMessageException("\"gateway\" is not the gateway of the topic");
    }
    requireSpeaksFor(arrival.clientId(), first.gateway());
    Selection selection = new Selection(arrival);
    for (int i = 0; i < batch.readings().size(); i++) {
      selection.add(first.gateway(), first.stream(), first.seq() + i, batch.readings().get(i));
    }
    return selection.result(batch.readings().size());
  }

  /** A gateway's clients bear its name, or its name and more behind a {@code -} or a dot. */
  private static void requireSpeaksFor(String clientId, String gateway) {
    boolean isGateway =
        clientId.equals(gateway)
            || clientId.startsWith(gateway + "-")
            || clientId.startsWith(gateway + ".");
    if (!isGateway) {
      throw new MalformedMessageException("\"gateway\" is not the client that published it");
    }
  }

  /** Parts what may be stored from what may not. */
  private static final class Selection {

    private final Arrival arrival;
    private final List<StoredReading> readings = new ArrayList<>();
    private String complaint;
    private int refused;

    Selection(Arrival arrival) {
      this.arrival = arrival;
    }

    void add(String gateway, String stream, long seq, Reading reading) {
      if (reading.timestamp() > arrival.receivedAt() + FARTHEST_AHEAD.toMillis()) {
        refuse(seq, "\"timestamp\" is more than 24 hours ahead");
      } else if (!StoredReading.canHold(reading.value())) {
        refuse(seq, "\"value\" is larger or smaller than the store can hold");
      } else {
        readings.add(new StoredReading(gateway, stream, seq, reading, arrival.receivedAt()));
      }
    }

    private void refuse(long seq, String reason) {
      refused++;
      if (complaint == null) {
        complaint = reason + ", first in number " + seq;
      }
    }

    Examination result(int all) {
      return new Examination(
          arrival.clientId(),
          text(arrival),
          List.copyOf(readings),
          Optional.ofNullable(complaint)
              .map(reason -> "%d of %d readings: %s".formatted(refused, all, reason)));
    }
  }
}
