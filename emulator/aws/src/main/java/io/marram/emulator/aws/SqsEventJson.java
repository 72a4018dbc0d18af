package io.marram.emulator.aws;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages of a queue as the JSON event that Lambda makes of them. */
final class SqsEventJson {

  private SqsEventJson() {}

  static byte[] of(List<Message> messages, String queueArn) {
    JsonArray records = new JsonArray();
    messages.forEach(message -> records.add(record(message, queueArn)));
    JsonObject event = new JsonObject();
    event.add("Records", records);
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonObject record(Message message, String queueArn) {
    JsonObject record = new JsonObject();
    record.addProperty("messageId", message.messageId());
    record.addProperty("receiptHandle", message.receiptHandle());
    record.addProperty("body", message.body());
    record.add("attributes", strings(message.attributesAsStrings()));
    record.add("messageAttributes", messageAttributes(message.messageAttributes()));
    record.addProperty("md5OfBody", message.md5OfBody());
    if (message.md5OfMessageAttributes() != null) {
      record.addProperty("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    record.addProperty("eventSource", "aws:sqs");
    record.addProperty("eventSourceARN", queueArn);
    record.addProperty("awsRegion", SqsService.REGION);
    return record;
  }

  private static JsonObject strings(Map<String, String> values) {
    JsonObject object = new JsonObject();
    values.forEach(object::addProperty);
    return object;
  }

  private static JsonObject messageAttributes(Map<String, MessageAttributeValue> attributes) {
    JsonObject object = new JsonObject();
    attributes.forEach((name, value) -> object.add(name, messageAttribute(value)));
    return object;
  }

  private static JsonObject messageAttribute(MessageAttributeValue value) {
    JsonObject attribute = new JsonObject();
    if (value.stringValue() != null) {
      attribute.addProperty("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      attribute.addProperty(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    attribute.add("stringListValues", new JsonArray());
    attribute.add("binaryListValues", new JsonArray());
    attribute.addProperty("dataType", value.dataType());
    return attribute;
  }
}
