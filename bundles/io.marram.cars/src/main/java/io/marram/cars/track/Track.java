package io.marram.cars.track;

import io.marram.cars.StateException;
import io.marram.vision.geometry.Box;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One car as it is known now.
 *
 * @param id its own for as long as the tracker's state is kept, from 1
 * @param box where it is, or where it should be while it is hidden; in fractions of the picture
 * @param label what it was called most
 * @param score of its newest detection, 0 to 1
 * @param confirmed whether it was seen often enough, and once clearly enough, to be believed where
 *     it stands
 * @param probable whether it was seen often and steadily enough to be believed if it moves, were it
 *     never seen clearly
 * @param seen whether it is in the newest picture
 * @param firstMillis when it was first seen
 * @param seenMillis when it was last seen
 * @param standsSinceMillis since when it has been within half its size of where it is
 * @param velocityX its speed to the right, in fractions of the picture's width per second
 * @param velocityY its speed downwards, in fractions of the picture's height per second
 */
public record Track(
    long id,
    Box box,
    String label,
    double score,
    boolean confirmed,
    boolean probable,
    boolean seen,
    long firstMillis,
    long seenMillis,
    long standsSinceMillis,
    double velocityX,
    double velocityY) {

  /** Writes it as a part of a state that has a version of its own. */
  public void write(DataOutput out) throws IOException {
    out.writeLong(id);
    out.writeFloat(box.left());
    out.writeFloat(box.top());
    out.writeFloat(box.right());
    out.writeFloat(box.bottom());
    out.writeUTF(label);
    out.writeDouble(score);
    out.writeBoolean(confirmed);
    out.writeBoolean(probable);
    out.writeBoolean(seen);
    out.writeLong(firstMillis);
    out.writeLong(seenMillis);
    out.writeLong(standsSinceMillis);
    out.writeDouble(velocityX);
    out.writeDouble(velocityY);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws StateException if it is damaged
   */
  public static Track read(DataInput in) throws IOException {
    return new Track(
        in.readLong(),
        readBox(in),
        in.readUTF(),
        in.readDouble(),
        in.readBoolean(),
        in.readBoolean(),
        in.readBoolean(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readDouble(),
        in.readDouble());
  }

  private static Box readBox(DataInput in) throws IOException {
    try {
      return new Box(in.readFloat(), in.readFloat(), in.readFloat(), in.readFloat());
    } catch (IllegalArgumentException e) {
      throw new StateException("car: damaged, " + e.getMessage());
    }
  }
}
