package io.marram.camera.internal;

import io.marram.camera.live.JpegSplitter;

/** Where a live camera's pictures come from: a process, a connection. */
interface LiveFeed extends AutoCloseable {

  /**
   * Begins it and passes its pictures on until it ends. Called again and again by one thread.
   *
   * @param pictures gets them, on one thread at a time; does not wait
   * @return why it ended
   */
  Ending play(JpegSplitter.Listener pictures) throws InterruptedException;

  /** Lets {@link #play}, if it runs, end within a second. Called by other threads. */
  void cut();

  /** Ends what runs within a second; nothing begins any more. */
  @Override
  void close();
}
