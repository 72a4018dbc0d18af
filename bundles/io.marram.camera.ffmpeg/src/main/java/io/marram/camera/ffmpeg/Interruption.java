package io.marram.camera.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Ends FFmpeg's waiting for a network or a device from another thread. Closed after the readers
 * that were opened with it.
 */
public final class Interruption implements AutoCloseable {

  /** One for all: native code has room for few, and each holds on to its class loader. */
  private static Question question;

  private static int users;

  private final IntPointer flag;
  private boolean closed;

  /**
   * @throws VideoException if FFmpeg's libraries cannot be loaded
   */
  public Interruption() throws VideoException {
    FfmpegLibraries.load();
    flag = new IntPointer(1).put(0);
    begin();
  }

  private static synchronized void begin() {
    if (users == 0) {
      question = new Question();
    }
    users++;
  }

  private static synchronized void end() {
    users--;
    if (users == 0) {
      question.close();
    }
  }

  private static synchronized Question question() {
    return question;
  }

  /** What FFmpeg is to ask while it waits. */
  void attach(AVIOInterruptCB callback) {
    callback.callback(question()).opaque(flag);
  }

  /** Lets who waits return with an exception, now and later. Called by any thread. */
  public synchronized void interrupt() {
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
      end();
    }
  }

  private static final class Question extends AVIOInterruptCB.Callback_Pointer {

    @Override
    public int call(Pointer flag) {
      return new IntPointer(flag).get(0);
    }
  }
}
