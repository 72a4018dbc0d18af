package io.marram.cars.area;

import io.marram.vision.geometry.Box;
import io.marram.vision.geometry.Point;

/**
 * The point of a car's box that says where the car is: in the middle of its width, at a part of its
 * height.
 *
 * @param height from the top of the box, 0 to 1
 */
public record Anchor(double height) {

  /** The middle: for pictures from straight above, and for lines. */
  public static final Anchor CENTRE = new Anchor(0.5);

  /** Where a car stands, seen at a slant: its roof hides the stall behind it. */
  public static final Anchor STANDING = new Anchor(2.0 / 3);

  /** Where its wheels touch the ground, seen from the side. */
  public static final Anchor BOTTOM = new Anchor(1);

  public Anchor {
    if (!(height >= 0 && height <= 1)) {
      throw new IllegalArgumentException("anchor must be from 0 to 1, was " + height);
    }
  }

  public Point of(Box box) {
    return new Point((box.left() + box.right()) / 2, (float) (box.top() + height * box.height()));
  }
}
