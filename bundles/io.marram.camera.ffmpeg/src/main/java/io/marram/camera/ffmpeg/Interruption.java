package io.marram.camera.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/** Ends FFmpeg's waiting for a network or a device from another thread. */
final class Interruption implements AutoCloseable {

  private static final Question QUESTION = new Question();

  private final IntPointer flag;
  private boolean closed;

  /**
   * @throws VideoException if FFmpeg's libraries cannot be loaded
   */
  Interruption() throws VideoException {
    FfmpegLibraries.load();
    flag = new IntPointer(1).put(0);
  }

  /** What FFmpeg is to ask while it waits. */
  void attach(AVIOInterruptCB callback) {
    callback.callback(QUESTION).opaque(flag);
  }

  /** Called by any thread. */
  synchronized void interrupt() {
    if (!closed) {
      flag.put(0, 1);
    }
  }

  synchronized boolean isInterrupted() {
    return !closed && flag.get(0) != 0;
  }

  /** FFmpeg must not ask any more. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      flag.close();
    }
  }

  /** One for all: native code has room for few of them. */
  private static final class Question extends AVIOInterruptCB.Callback_Pointer {

    @Override
    public int call(Pointer flag) {
      return new IntPointer(flag).get(0);
    }
  }
}
