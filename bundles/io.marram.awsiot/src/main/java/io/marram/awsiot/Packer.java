package io.marram.awsiot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marram.awsiot.Parcel.Kind;
import io.marram.contract.Origin;
import io.marram.contract.Reading;
import io.marram.contract.ReadingBatch;
import io.marram.contract.ReadingMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes publishes of items. */
final class Packer {

  private static final String JSON = "application/json";

  /** Room for topic, properties and header beside the payload. */
  private static final int BATCH_BYTES = Publication.MAX_BYTES - 1024;

  /** The most that a trace id takes. */
  private static final int TRACE_BYTES = 128;

  /** The fields of a batch without its lists, and the brackets of a row and of a sensor. */
  private static final int FRAME_BYTES = 400;

  private static final int ROW_BYTES = "[,,],".length();
  private static final int SENSOR_BYTES =
      "{\"sensor_id\":\"\",\"type\":\"\",\"location\":\"\",\"unit\":\"\"},".length();

  /** The most that JSON makes of a character of a text. */
  private static final int ESCAPED_BYTES = 6;

  private final String gateway;

  Packer(String gateway) {
    this.gateway = gateway;
  }

  /** A message as it was put into the outbox, with a trace id if there is room for it. */
  Parcel message(String stream, Entry entry, Publication publication) {
    if (publication.packetBytes() > Publication.MAX_BYTES - TRACE_BYTES) {
      return new Parcel(Kind.MESSAGE, entry.seq(), entry.seq(), publication);
    }
    Map<String, String> properties = new LinkedHashMap<>(publication.userProperties());
    properties.putIfAbsent(Publication.TRACE_ID, traceId(stream, entry));
    Publication traced =
        new Publication(
            publication.topic(),
            publication.payload(),
            publication.qos(),
            publication.retain(),
            publication.contentType(),
            properties);
    return new Parcel(Kind.MESSAGE, entry.seq(), entry.seq(), traced);
  }

  /** A reading of its own; in a batch of one if its sensor's name is too long for a topic. */
  Parcel single(String stream, Entry entry, Reading reading) {
    String topic = ReadingMessage.topic(reading.sensorId());
    if (topic.getBytes(UTF_8).length > Publication.MAX_TOPIC_BYTES) {
      return batch(stream, List.of(entry));
    }
    Origin origin = new Origin(gateway, stream, entry.seq());
    String json = new ReadingMessage(Optional.of(origin), reading).toJson();
    return new Parcel(
        Kind.SINGLE, entry.seq(), entry.seq(), publication(topic, json, stream, entry));
  }

  /**
   * As many of these readings as fit into a publish.
   *
   * @param entries consecutive readings of one stream, one at least
   */
  Parcel batch(String stream, List<Entry> entries) {
    Entry first = entries.get(0);
    List<Reading> readings = fitting(entries);
    Origin origin = new Origin(gateway, stream, first.seq());
    String json = new ReadingBatch(origin, readings).toJson();
    return new Parcel(
        Kind.BATCH,
        first.seq(),
        first.seq() + readings.size() - 1,
        publication(ReadingBatch.topic(gateway), json, stream, first));
  }

  private static List<Reading> fitting(List<Entry> entries) {
    Map<List<String>, Integer> sensors = new HashMap<>();
    List<Reading> readings = new ArrayList<>();
    int bytes = FRAME_BYTES;
    long base = reading(entries.get(0)).timestamp();
    for (Entry entry : entries) {
      Reading reading = reading(entry);
      List<String> sensor =
          List.of(reading.sensorId(), reading.type(), reading.location(), reading.unit());
      Integer known = sensors.putIfAbsent(sensor, sensors.size());
      if (known == null) {
        bytes += SENSOR_BYTES + sensor.stream().mapToInt(Packer::escapedBytes).sum();
        known = sensors.size() - 1;
      }
      bytes += ROW_BYTES + digits(known) + digits(reading.timestamp() - base);
      bytes += Double.toString(reading.value()).length();
      if (bytes > BATCH_BYTES || readings.size() == ReadingBatch.MAX_READINGS) {
        break;
      }
      readings.add(reading);
    }
    return readings;
  }

  private static Reading reading(Entry entry) {
    return ((Item.Measurement) entry.item()).reading();
  }

  private static int digits(long number) {
    return Long.toString(number).length();
  }

  private static int escapedBytes(String text) {
    boolean plain = text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\');
    return plain ? text.length() : ESCAPED_BYTES * text.length();
  }

  private static Publication publication(String topic, String json, String stream, Entry first) {
    return new Publication(
        topic,
        json.getBytes(UTF_8),
        1,
        false,
        JSON,
        Map.of(Publication.TRACE_ID, traceId(stream, first)));
  }

  private static String traceId(String stream, Entry entry) {
    return stream + "/" + entry.seq();
  }
}
