package io.marram.emulator.cli.home;

import io.marram.emulator.cli.process.ProcessLock;

/**
 * The right to run a system in a home. It is held until closed, or until the process ends however
 * it ends.
 */
public final class HomeLease implements AutoCloseable {

  private final SystemHome home;
  private final ProcessLock lock;

  HomeLease(SystemHome home, ProcessLock lock) {
    this.home = home;
    this.lock = lock;
  }

  /** The home that is held. */
  public SystemHome home() {
    return home;
  }

  /** Tells the other commands that the system works. */
  public void announce(SystemState state) {
    home.announce(state);
  }

  /** The system is gone. */
  @Override
  public void close() {
    home.forget();
    lock.close();
  }
}
