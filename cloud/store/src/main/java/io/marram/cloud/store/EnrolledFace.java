package io.marram.cloud.store;

import java.time.Instant;
import java.util.Objects;

/**
 * One face of a known person, as a network sees it.
 *
 * @param person name of the person, {@value #MAX_NAME_LENGTH} printable characters at most, neither
 *     empty nor with blanks at an end
 * @param model id of the network that made the embedding; embeddings of different networks are not
 *     comparable
 * @param embedding unit vector, as long as the network makes it; not copied
 * @param enrolledAt when the person was enrolled with this face
 * @param source identifies the picture the face came from (a hash); one person has at most one face
 *     per source and model
 */
public record EnrolledFace(
    String person, String model, float[] embedding, Instant enrolledAt, String source) {

  /** Longest name of a person, in characters. */
  public static final int MAX_NAME_LENGTH = 64;

  public EnrolledFace {
    requireName(person);
    requireText("model", model);
    requireText("source", source);
    Objects.requireNonNull(enrolledAt, "enrolledAt");
    if (embedding.length == 0) {
      throw new IllegalArgumentException("embedding must not be empty");
    }
  }

  /**
   * Checks the name of a person.
   *
   * @throws IllegalArgumentException if it cannot be one, saying why
   */
  public static String requireName(String name) {
    if (name == null || name.isEmpty() || name.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          "name must have 1 to "
              + MAX_NAME_LENGTH
              + " characters, had "
              + (name == null ? 0 : name.length()));
    }
    if (!name.codePoints().allMatch(EnrolledFace::isPrintable)) {
      throw new IllegalArgumentException("name must consist of printable characters");
    }
    if (!name.equals(name.strip())) {
      throw new IllegalArgumentException("name must not begin or end with a blank");
    }
    return name;
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static void requireText(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
  }
}
