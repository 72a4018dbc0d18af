package io.marram.camera.source;

import io.marram.camera.FrameKey;

/** Where a camera's frames come from: runs on threads of its own between start and close. */
public interface FrameSource extends AutoCloseable {

  void start();

  /** The result of a frame is on its way: the frame need not be kept any longer. */
  void settled(FrameKey key);

  /** The wires have changed: frames that nobody took may find a receiver now. */
  void rewired();

  /** Somebody has looked after the source: a next attempt that is waited for begins now. */
  default void retry() {}

  /** Returns within two seconds. */
  @Override
  void close();
}
