package io.marram.collection;

import io.marram.vision.geometry.Box;
import java.util.Optional;

/**
 * What a detector found in a frame.
 *
 * @param label 1 to 64 characters, none of them a control character
 * @param box where, in pixels of the upright picture
 * @param score how sure the detector is, 0 to 1
 */
public record FrameLabel(String label, Box box, double score) {

  private static final int LONGEST = 64;

  public FrameLabel {
    if (label.isBlank()
        || label.length() > LONGEST
        || label.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a label must have 1 to " + LONGEST + " characters");
    }
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("a score must be from 0 to 1, was " + score);
    }
  }

  /** The part of it that is in a picture; empty if nothing is. */
  Optional<FrameLabel> within(int width, int height) {
    float left = Math.max(0, box.left());
    float top = Math.max(0, box.top());
    float right = Math.min(width, box.right());
    float bottom = Math.min(height, box.bottom());
    return left < right && top < bottom
        ? Optional.of(new FrameLabel(label, new Box(left, top, right, bottom), score))
        : Optional.empty();
  }
}
