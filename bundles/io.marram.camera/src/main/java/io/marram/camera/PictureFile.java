package io.marram.camera;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A file as a folder shows it at one moment.
 *
 * @param name without the folder
 * @param bytes its size
 * @param modifiedMillis when it was last written, epoch milliseconds
 */
public record PictureFile(String name, long bytes, long modifiedMillis) {

  private static final int LONGEST_NAME = 60;
  private static final int DIGEST_CHARACTERS = 16;

  /** Whether the name says that it is a picture we can use, and that it is not still being made. */
  public boolean isPicture() {
    String lower = name.toLowerCase(Locale.ROOT);
    return !name.startsWith(".")
        && (lower.endsWith(".jpg") || lower.endsWith(".jpeg") || lower.endsWith(".png"));
  }

  /**
   * A request id that is the same whenever the same file is seen: the name as far as queues accept
   * its characters, and a digest of name, size and time.
   *
   * @param round 0, or the number of times that the whole folder was emitted before
   */
  public String requestId(int round) {
    String readable = name.replaceAll("[^A-Za-z0-9._-]", "_");
    String shortened = readable.substring(0, Math.min(readable.length(), LONGEST_NAME));
    return shortened + "-" + digest() + (round == 0 ? "" : "-" + round);
  }

  private String digest() {
    byte[] identity = (name + "|" + bytes + "|" + modifiedMillis).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(identity);
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
