package io.marram.camera.source;

/** Where a live camera's pictures come from: a process, a connection, a file. */
public interface LiveFeed extends AutoCloseable {

  /**
   * Begins it and passes its pictures on until it ends. Called again and again by one thread.
   *
   * @param pictures gets them, on one thread at a time
   * @return why it ended
   */
  Ending play(PictureSink pictures) throws InterruptedException;

  /**
   * Whether its pictures wait until the wires are free. Otherwise the newest wins: it takes the
   * place of one that waits.
   */
  default boolean isPatient() {
    return false;
  }

  /** Lets {@link #play}, if it runs, end within a second. Called by other threads. */
  void cut();

  /** Ends what runs within a second; nothing begins any more. */
  @Override
  void close();
}
