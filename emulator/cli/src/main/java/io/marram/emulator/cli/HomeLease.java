package io.marram.emulator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;

/**
 * The right to run a system in a home. It is held until closed, or until the process ends however
 * it ends.
 */
final class HomeLease implements AutoCloseable {

  private final SystemHome home;
  private final FileChannel locked;

  HomeLease(SystemHome home, FileChannel locked) {
    this.home = home;
    this.locked = locked;
  }

  SystemHome home() {
    return home;
  }

  /** Tells the other commands that the system works. */
  void announce(SystemState state) {
    home.announce(state);
  }

  /** The system is gone. */
  @Override
  public void close() {
    home.forget();
    try {
      locked.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
