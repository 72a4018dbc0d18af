package io.marram.cloud.store;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How a face lies in the table: one partition, the sort key tells person, model and source. The
 * person is percent-encoded in the key, so that no name can be the beginning of another's key.
 */
final class FaceItem {

  static final String PARTITION_KEY = "pk";
  static final String SORT_KEY = "sk";
  static final AttributeValue PARTITION = AttributeValue.fromS("gallery");
  static final String FACE_PREFIX = "face#";

  private static final String PERSON = "person";
  private static final String MODEL = "model";
  private static final String EMBEDDING = "embedding";
  private static final String ENROLLED_AT = "enrolled_at";
  private static final String SOURCE = "source";

  private FaceItem() {}

  static String personPrefix(String person) {
    return FACE_PREFIX + URLEncoder.encode(person, StandardCharsets.UTF_8) + "#";
  }

  static Map<String, AttributeValue> key(String sortKey) {
    return Map.of(PARTITION_KEY, PARTITION, SORT_KEY, AttributeValue.fromS(sortKey));
  }

  static Map<String, AttributeValue> of(EnrolledFace face) {
    String sortKey = personPrefix(face.person()) + face.model() + "#" + face.source();
    return Map.of(
        PARTITION_KEY,
        PARTITION,
        SORT_KEY,
        AttributeValue.fromS(sortKey),
        PERSON,
        AttributeValue.fromS(face.person()),
        MODEL,
        AttributeValue.fromS(face.model()),
        EMBEDDING,
        AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(bytes(face.embedding()))),
        ENROLLED_AT,
        AttributeValue.fromS(face.enrolledAt().toString()),
        SOURCE,
        AttributeValue.fromS(face.source()));
  }

  static EnrolledFace parse(Map<String, AttributeValue> item) {
    return new EnrolledFace(
        item.get(PERSON).s(),
        item.get(MODEL).s(),
        floats(item.get(EMBEDDING).b()),
        Instant.parse(item.get(ENROLLED_AT).s()),
        item.get(SOURCE).s());
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static float[] floats(SdkBytes bytes) {
    ByteBuffer buffer = bytes.asByteBuffer();
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return values;
  }
}
