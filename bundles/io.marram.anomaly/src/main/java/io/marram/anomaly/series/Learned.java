package io.marram.anomaly.series;

import java.util.List;
import java.util.Optional;

/** What was learned, in parts that are written one by one. Not safe for use by several threads. */
public interface Learned {

  /** The names of the parts that have changed since they were written, the latest used last. */
  List<String> changed();

  /**
   * What was learned of a part, from which it goes on as if nothing had happened; from now on it
   * counts as written. Nothing if the part is not there any more.
   */
  Optional<byte[]> write(String name);

  /** A part counts as changed again, since what was written of it is lost. */
  void writeAgain(String name);
}
