package io.marram.emulator.cli.output;

/** Shows what a command is waiting for, so that nobody sits in front of a silent screen. */
public interface ProgressDisplay extends AutoCloseable {

  /** A part of the work begins. Several may be under way at once. */
  Part begin(String name);

  /** A line that stays on the screen. */
  void note(String line);

  /**
   * Prints something elsewhere that may be on the same screen.
   *
   * @param print prints whole lines
   */
  void beside(Runnable print);

  /** Takes what is not meant to stay from the screen. */
  @Override
  void close();

  /** One part of the work. Ends with exactly one of {@code done} and {@code failed}. */
  interface Part {

    /** What the part is at now. */
    void at(String step);

    /** It is done. */
    void done();

    /** It failed. The reason is said by the exception that follows. */
    void failed();
  }
}
