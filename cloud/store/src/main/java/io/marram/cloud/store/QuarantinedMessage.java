package io.marram.cloud.store;

import java.nio.charset.StandardCharsets;

/**
 * A message that could not be stored as readings, or not all of it.
 *
 * @param id its identity: putting it into quarantine again changes nothing
 * @param source who sent it, as far as that is known
 * @param reason what is wrong with it
 * @param payload what was sent, cut after {@value #MAX_PAYLOAD_BYTES} bytes
 * @param receivedAt when the cloud received it, epoch milliseconds
 */
public record QuarantinedMessage(
    String id, String source, String reason, String payload, long receivedAt) {

  /** So much of a payload is kept. */
  public static final int MAX_PAYLOAD_BYTES = 32 << 10;

  private static final int MAX_TEXT_LENGTH = 1024;

  public QuarantinedMessage {
    if (id.isEmpty() || id.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException("id must have 1 to " + MAX_TEXT_LENGTH + " characters");
    }
    source = source.substring(0, Math.min(source.length(), MAX_TEXT_LENGTH));
    reason = reason.substring(0, Math.min(reason.length(), MAX_TEXT_LENGTH));
    payload = cut(payload);
  }

  private static String cut(String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MAX_PAYLOAD_BYTES) {
      return payload;
    }
    int end = MAX_PAYLOAD_BYTES;
    // Not within a character: its later bytes begin with the bits 10.
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
