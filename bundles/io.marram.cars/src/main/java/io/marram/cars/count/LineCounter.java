package io.marram.cars.count;

import io.marram.cars.StateException;
import io.marram.cars.area.CountingLine;
import io.marram.cars.motion.PictureMotion;
import io.marram.cars.track.Track;
import io.marram.vision.geometry.Point;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts cars across one line, each direction for itself. When a car counts is said with {@link
 * LinePassage}. One thread at a time.
 */
final class LineCounter {

  private static final int MOST_PASSAGES = 500;

  private final CountingLine line;
  private final Map<Long, LinePassage> passages = new TreeMap<>();
  private long entered;
  private long left;

  LineCounter(CountingLine line) {
    this.line = line;
  }

  CountingLine line() {
    return line;
  }

  /**
   * Takes the cars of the next picture.
   *
   * @param tracks all that are followed, also hidden ones
   * @param starting whether this is one of the first pictures, in which cars appear that were there
   *     before
   * @param motion what the pictures tell of what is in a box
   */
  List<Crossing> observe(
      List<Track> tracks, boolean starting, long timeMillis, PictureMotion motion) {
    List<Crossing> crossings = new ArrayList<>();
    Set<Long> followed = new HashSet<>();
    for (Track track : tracks) {
      followed.add(track.id());
    }
    for (Iterator<LinePassage> all = passages.values().iterator(); all.hasNext(); ) {
      LinePassage passage = all.next();
      if (!followed.contains(passage.last().id())) {
        all.remove();
        count(passage.end(line), passage.last(), timeMillis).ifPresent(crossings::add);
      }
    }
    for (Track track : tracks) {
      if (!track.seen()) {
        continue;
      }
      LinePassage passage = passages.get(track.id());
      if (passage == null) {
        passages.put(track.id(), new LinePassage(line, track, !starting));
      } else {
        count(passage.observe(line, track, motion), track, timeMillis).ifPresent(crossings::add);
      }
    }
    return crossings;
  }

  private Optional<Crossing> count(int direction, Track track, long timeMillis) {
    if (direction == 0 || !line.labels().accepts(track.label())) {
      return Optional.empty();
    }
    if (direction > 0) {
      entered++;
    } else {
      left++;
    }
    return Optional.of(
        new Crossing(line.name(), direction > 0, track.id(), track.label(), timeMillis));
  }

  LineCount count() {
    return new LineCount(line.name(), entered, left);
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(entered);
    out.writeLong(left);
    write(out, line.from());
    write(out, line.to());
    out.writeInt(passages.size());
    for (LinePassage passage : passages.values()) {
      passage.write(out);
    }
  }

  private static void write(DataOutput out, Point point) throws IOException {
    out.writeFloat(point.x());
    out.writeFloat(point.y());
  }

  /** Goes on with what was written; cars on their way only if the line is still where it was. */
  void resume(Memory memory) {
    entered = memory.entered();
    left = memory.left();
    if (memory.from().equals(line.from()) && memory.to().equals(line.to())) {
      memory.passages().forEach(passage -> passages.put(passage.last().id(), passage));
    }
  }

  /** What {@link #write} wrote. */
  record Memory(long entered, long left, Point from, Point to, List<LinePassage> passages) {

    static Memory read(DataInput in) throws IOException {
      long entered = in.readLong();
      long left = in.readLong();
      if (entered < 0 || left < 0) {
        throw new StateException("line: damaged, a count is negative");
      }
      Point from = new Point(in.readFloat(), in.readFloat());
      Point to = new Point(in.readFloat(), in.readFloat());
      List<LinePassage> passages = new ArrayList<>();
      int count = StateException.readCount(in, "cars at a line", MOST_PASSAGES);
      for (int i = 0; i < count; i++) {
        passages.add(LinePassage.read(in));
      }
      return new Memory(entered, left, from, to, passages);
    }
  }
}
