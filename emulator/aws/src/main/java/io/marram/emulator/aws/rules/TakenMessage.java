package io.marram.emulator.aws.rules;

import io.marram.emulator.aws.iot.AcceptedPublish;
import io.marram.emulator.aws.iot.UserProperty;
import io.marram.emulator.aws.rules.sql.RuleMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that a rule has taken, as it is on disk until the rule is done with it.
 *
 * @param hops how many rules republished it on its way here
 */
record TakenMessage(RuleMessage message, int hops) {

  private static final int FORMAT = 1;

  /** What IoT Core sends itself comes from no client. */
  private static final String NO_CLIENT = "n/a";

  static TakenMessage of(AcceptedPublish publish, int hops) {
    List<Map.Entry<String, String>> properties = new ArrayList<>();
    for (UserProperty property : publish.message().userProperties()) {
      properties.add(Map.entry(property.name(), property.value()));
    }
    return new TakenMessage(
        new RuleMessage(
            publish.message().topic(),
            publish.message().payload(),
            publish.clientId().isEmpty() ? NO_CLIENT : publish.clientId(),
            publish.receivedAt(),
            UUID.randomUUID().toString(),
            publish.message().qos(),
            publish.message().contentType(),
            properties),
        hops);
  }

  byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(message.payload().length + 256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(hops);
      text(out, message.topic());
      text(out, message.clientId());
      out.writeLong(message.receivedAt());
      text(out, message.traceId());
      out.writeByte(message.qos());
      out.writeBoolean(message.contentType().isPresent());
      text(out, message.contentType().orElse(""));
      out.writeInt(message.userProperties().size());
      for (Map.Entry<String, String> property : message.userProperties()) {
        text(out, property.getKey());
        text(out, property.getValue());
      }
      out.writeInt(message.payload().length);
      out.write(message.payload());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static TakenMessage parse(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int format = in.readByte();
      if (format != FORMAT) {
        throw new IOException("format " + format);
      }
      int hops = in.readInt();
      String topic = text(in);
      String clientId = text(in);
      long receivedAt = in.readLong();
      String traceId = text(in);
      int qos = in.readByte();
      boolean hasContentType = in.readBoolean();
      String contentType = text(in);
      List<Map.Entry<String, String>> properties = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        properties.add(Map.entry(text(in), text(in)));
      }
      byte[] payload = in.readNBytes(in.readInt());
      return new TakenMessage(
          new RuleMessage(
              topic,
              payload,
              clientId,
              receivedAt,
              traceId,
              qos,
              hasContentType ? Optional.of(contentType) : Optional.empty(),
              properties),
          hops);
    } catch (IOException e) {
      throw new UncheckedIOException("a message on disk cannot be read", e);
    }
  }

  /** Unlike {@code writeUTF} it takes every text that MQTT does. */
  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
