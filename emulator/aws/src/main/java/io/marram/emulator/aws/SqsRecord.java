package io.marram.emulator.aws;

import com.google.gson.Gson;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.elasticmq.BinaryMessageAttribute;
import org.elasticmq.DeduplicationId;
import org.elasticmq.MessageAttribute;
import org.elasticmq.MessageContent;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NumberMessageAttribute;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.Received;
import org.elasticmq.StringMessageAttribute;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import scala.Option;
import scala.collection.mutable.Buffer;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A message of a queue as it is on disk. What may be missing is null, since this is JSON.
 *
 * @param created when it was sent; FIFO queues keep this order
 * @param orderIndex its place in the batch it was sent with
 */
record SqsRecord(
    String id,
    String body,
    Map<String, Attribute> attributes,
    String created,
    int orderIndex,
    boolean fifo,
    String group,
    String deduplication,
    String tracing,
    String sequence,
    String deadLetterSource,
    long nextDelivery) {

  private static final Gson GSON = new Gson();

  /** An attribute that the sender gave it; {@code value} is Base64 if the type is Binary. */
  record Attribute(String type, String customType, String value) {}

  /** What changes when it is received: who may delete it, and how often that was tried. */
  record Delivery(long nextDelivery, int receiveCount, String firstReceive, String receipt) {

    static Delivery of(InternalMessage message) {
      return new Delivery(
          message.nextDelivery(),
          message.receiveCount(),
          message.firstReceive() instanceof OnDateTimeReceived at ? at.when().toString() : null,
          message.deliveryReceipts().lastOption().getOrElse(() -> null));
    }

    byte[] toBytes() {
      return GSON.toJson(this).getBytes(StandardCharsets.UTF_8);
    }

    static Delivery parse(byte[] bytes) {
      return GSON.fromJson(new String(bytes, StandardCharsets.UTF_8), Delivery.class);
    }
  }

  static SqsRecord of(InternalMessage message) {
    Map<String, Attribute> attributes = new HashMap<>();
    CollectionConverters.asJava(message.messageAttributes())
        .forEach((name, attribute) -> attributes.put(name, attribute(attribute)));
    return new SqsRecord(
        message.id(),
        message.content().value(),
        attributes,
        message.created().toString(),
        message.orderIndex(),
        message.isFifo(),
        orNull(message.messageGroupId()),
        orNull(message.messageDeduplicationId().map(DeduplicationId::id)),
        orNull(message.tracingId().map(TracingId::id)),
        orNull(message.sequenceNumber()),
        orNull(message.deadLetterSourceQueueName()),
        message.nextDelivery());
  }

  byte[] toBytes() {
    return GSON.toJson(this).getBytes(StandardCharsets.UTF_8);
  }

  static SqsRecord parse(byte[] bytes) {
    return GSON.fromJson(new String(bytes, StandardCharsets.UTF_8), SqsRecord.class);
  }

  /** The message again, never received or as it was last received. */
  InternalMessage toMessage(Delivery delivery) {
    Map<String, MessageAttribute> restored = new HashMap<>();
    attributes.forEach((name, attribute) -> restored.put(name, attribute(attribute)));
    Buffer<String> receipts = scala.collection.mutable.ArrayBuffer$.MODULE$.empty();
    if (delivery.receipt != null) {
      receipts.append(delivery.receipt);
    }
    Received firstReceive =
        delivery.firstReceive == null
            ? NeverReceived$.MODULE$
            : new OnDateTimeReceived(OffsetDateTime.parse(delivery.firstReceive));
    return new InternalMessage(
        id,
        receipts,
        delivery.nextDelivery,
        new MessageContent(body),
        scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(restored)),
        OffsetDateTime.parse(created),
        orderIndex,
        firstReceive,
        delivery.receiveCount,
        fifo,
        Option.apply(group),
        Option.apply(deduplication).map(DeduplicationId::new),
        Option.apply(tracing).map(TracingId::new),
        Option.apply(sequence),
        Option.apply(deadLetterSource));
  }

  Delivery notReceived() {
    return new Delivery(nextDelivery, 0, null, null);
  }

  private static <T> T orNull(Option<T> value) {
    return value.getOrElse(() -> null);
  }

  private static Attribute attribute(MessageAttribute attribute) {
    String value =
        attribute instanceof StringMessageAttribute text
            ? text.stringValue()
            : attribute instanceof NumberMessageAttribute number
                ? number.stringValue()
                : ((BinaryMessageAttribute) attribute).asBase64();
    return new Attribute(attribute.primaryDataType(), orNull(attribute.customType()), value);
  }

  private static MessageAttribute attribute(Attribute attribute) {
    Option<String> customType = Option.apply(attribute.customType);
    return switch (attribute.type) {
      case "Number" -> new NumberMessageAttribute(attribute.value, customType);
      case "Binary" -> BinaryMessageAttribute.fromBase64(attribute.value, customType);
      default -> new StringMessageAttribute(attribute.value, customType);
    };
  }
}
