package io.marram.awsiot.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.marram.awsiot.Item;
import io.marram.awsiot.Publication;
import io.marram.contract.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An item as bytes: its ordinal among all items of the outbox (8 bytes, by which the oldest one is
 * found), what it is (1 byte), its fields.
 */
final class ItemCodec {

  private static final int READING = 1;
  private static final int MESSAGE = 2;
  private static final int TYPICAL_BYTES = 128;

  private ItemCodec() {}

  /** The bytes of an item whose ordinal is not known yet. */
  static byte[] encode(Item item) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(0);
      if (item instanceof Item.Measurement measurement) {
        write(measurement.reading(), out);
      } else if (item instanceof Item.Message message) {
        write(message.publication(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static void number(byte[] data, long ordinal) {
    ByteBuffer.wrap(data).putLong(ordinal);
  }

  static long ordinal(byte[] data) {
    return ByteBuffer.wrap(data).getLong();
  }

  /**
   * Reads what {@link #encode} wrote.
   *
   * @throws UncheckedIOException if it did not
   */
  static Item decode(byte[] data) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(data))) {
      in.readLong();
      int kind = in.readUnsignedByte();
      return switch (kind) {
        case READING -> new Item.Measurement(reading(in));
        case MESSAGE -> new Item.Message(publication(in));
        default -> throw new IOException("an item of an unknown kind: " + kind);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Reading reading, DataOutputStream out) throws IOException {
    out.writeByte(READING);
    out.writeLong(reading.timestamp());
    out.writeDouble(reading.value());
    out.writeUTF(reading.sensorId());
    out.writeUTF(reading.type());
    out.writeUTF(reading.location());
    out.writeUTF(reading.unit());
  }

  private static Reading reading(DataInputStream in) throws IOException {
    long timestamp = in.readLong();
    double value = in.readDouble();
    String sensorId = in.readUTF();
    String type = in.readUTF();
    String location = in.readUTF();
    return new Reading(sensorId, type, location, value, in.readUTF(), timestamp);
  }

  private static void write(Publication publication, DataOutputStream out) throws IOException {
    out.writeByte(MESSAGE);
    out.writeUTF(publication.topic());
    out.writeByte(publication.qos());
    out.writeBoolean(publication.retain());
    write(publication.contentType(), out);
    out.writeInt(publication.userProperties().size());
    for (Map.Entry<String, String> property : publication.userProperties().entrySet()) {
      write(property.getKey(), out);
      write(property.getValue(), out);
    }
    out.writeInt(publication.payload().length);
    out.write(publication.payload());
  }

  private static Publication publication(DataInputStream in) throws IOException {
    String topic = in.readUTF();
    int qos = in.readUnsignedByte();
    boolean retain = in.readBoolean();
    String contentType = text(in);
    Map<String, String> userProperties = new LinkedHashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      String name = text(in);
      userProperties.put(name, text(in));
    }
    byte[] payload = in.readNBytes(in.readInt());
    return new Publication(topic, payload, qos, retain, contentType, userProperties);
  }

  /** Unlike {@link DataOutputStream#writeUTF} of any length that a message can have. */
  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), UTF_8);
  }
}
